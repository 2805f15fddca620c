package nl.skillspaspoort.examples.employer.spring;

import java.time.InstantSource;
import nl.skillspaspoort.core.trust.TrustPolicy;
import nl.skillspaspoort.verifier.Verifier;
import nl.skillspaspoort.verifier.policy.VerificationPolicy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * One verifier for the whole application: immutable and for all threads, so a singleton. Where the
 * lists and the policy come from is for the application to say, in beans of its own.
 */
@Configuration(proxyBeanMethods = false)
public class DeskConfiguration {

  /** For Spring. */
  public DeskConfiguration() {}

  @Bean
  Verifier verifier(TrustPolicy lists, VerificationPolicy policy, InstantSource clock) {
    return Verifier.builder().trust(lists).policy(policy).clock(clock).build();
  }

  @Bean
  ApplicationsController applicationsController(Verifier verifier) {
    return new ApplicationsController(verifier);
  }
}
