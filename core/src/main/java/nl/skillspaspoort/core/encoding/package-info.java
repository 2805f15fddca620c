/**
 * Strict text encodings of bytes: base64url without padding, base58btc, multibase. Each byte string
 * has one spelling; every other spelling is refused.
 */
@NullMarked
package nl.skillspaspoort.core.encoding;

import org.jspecify.annotations.NullMarked;
