/**
 * Who may issue what, and since when: signed trust lists and the decisions made from them.
 *
 * <p>Start with {@link nl.skillspaspoort.core.trust.SignedTrustList#parse}: it shows nothing of a
 * list until {@link nl.skillspaspoort.core.trust.SignedTrustList#verify} has checked the signature
 * against keys that the caller pinned. {@link nl.skillspaspoort.core.trust.TrustPolicy} combines
 * verified lists and answers a {@link nl.skillspaspoort.core.trust.TrustQuery} with a {@link
 * nl.skillspaspoort.core.trust.TrustDecision} that explains itself. {@link
 * nl.skillspaspoort.core.trust.TrustListDraft} is for list owners.
 *
 * <p>Everything is denied that no list grants. Issuers are matched by exact identifier, never by
 * name. There is no clock in here: the caller says at which instants to judge. All types are
 * immutable and safe for use by several threads, builders excepted.
 */
@NullMarked
package nl.skillspaspoort.core.trust;

import org.jspecify.annotations.NullMarked;
