/**
 * What a verifier demands besides good signatures. The default is strict; every option that weakens
 * a check says so in its name.
 */
@NullMarked
package nl.skillspaspoort.verifier.policy;

import org.jspecify.annotations.NullMarked;
