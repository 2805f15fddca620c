/** The same desk as beans of Spring: the verifier is made once, the controller answers in JSON. */
@NullMarked
package nl.skillspaspoort.examples.employer.spring;

import org.jspecify.annotations.NullMarked;
