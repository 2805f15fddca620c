/**
 * Who a credential is about, when it says so by something else than a DID: an e-mail address or a
 * number, usually hashed. A hash is still personal data; a DID is the better way.
 *
 * @see <a href="https://www.imsglobal.org/spec/ob/v3p0#identityobject">Open Badges 3.0,
 *     IdentityObject</a>
 */
@NullMarked
package nl.skillspaspoort.core.identity;

import org.jspecify.annotations.NullMarked;
