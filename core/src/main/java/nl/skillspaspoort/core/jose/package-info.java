/**
 * JSON Web Signatures in compact form, strictly: exactly three parts, one spelling per byte string,
 * known header parameters only, one exact type per kind of object.
 *
 * <p>The algorithm follows from the key that the caller gives, never from the header alone; there
 * is no {@code none} and there are no MACs. Keys and key references in a header are never used.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7515">RFC 7515</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8725">RFC 8725 (JWT Best Current Practices)</a>
 */
@NullMarked
package nl.skillspaspoort.core.jose;

import org.jspecify.annotations.NullMarked;
