/** The same desk as a resource of Jakarta REST, with the verifier injected. */
@NullMarked
package nl.skillspaspoort.examples.employer.jakarta;

import org.jspecify.annotations.NullMarked;
