/**
 * The command that the W3C test suites for VC-JOSE-COSE and VC JSON Schema call, one process a
 * test: {@link nl.skillspaspoort.examples.conformance.Main}.
 *
 * <p>It answers what the suites ask and no more. {@code jose verify} looks at one proof with one
 * given key: it says nothing about whose key that is, about times, or about the state of the
 * credential, and the credentials inside a presentation are looked at for their form only. Who
 * relies on a credential uses {@code nl.skillspaspoort.verifier.Verifier}.
 */
@NullMarked
package nl.skillspaspoort.examples.conformance;

import org.jspecify.annotations.NullMarked;
