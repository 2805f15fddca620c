/**
 * Pictures: QR codes that carry a presentation, and drawn badges.
 *
 * <p>A presentation is larger than one QR code, so {@link nl.skillspaspoort.picture.QrChunks} cuts
 * it in numbered pieces and puts it together again from pieces in any order; {@link
 * nl.skillspaspoort.picture.QrPicture} draws them as PNG, SVG or text, and {@link
 * nl.skillspaspoort.picture.QrScan} reads them from a PNG. {@link
 * nl.skillspaspoort.picture.BadgeDrawing} draws the picture of a badge, into which {@link
 * nl.skillspaspoort.core.carrier.BadgePicture} bakes the credential.
 *
 * <p>The same input gives the same bytes. No font of the machine is used and nothing is fetched.
 */
@NullMarked
package nl.skillspaspoort.picture;

import org.jspecify.annotations.NullMarked;
