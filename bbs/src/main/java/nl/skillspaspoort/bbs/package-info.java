/**
 * BBS signatures over BLS12-381 with SHA-256, for the cryptosuite {@code bbs-2023}.
 *
 * <p>{@link nl.skillspaspoort.bbs.Bbs#suites()} gives the standard suites and {@code bbs-2023}:
 * hand them to an issuer, a wallet or a verifier. {@link nl.skillspaspoort.bbs.BbsSecretKey} makes
 * and keeps keys.
 *
 * <p>The scheme is an Internet-Draft of the CFRG: proofs made today may not hold tomorrow. Curve
 * and pairing are the native library blst; the arithmetic on scalars is done with big integers,
 * whose time depends on their values: nothing here promises constant time. Do not sign where others
 * can measure how long it takes.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-irtf-cfrg-bbs-signatures/">The BBS Signature
 *     Scheme</a>
 */
@NullMarked
package nl.skillspaspoort.bbs;

import org.jspecify.annotations.NullMarked;
