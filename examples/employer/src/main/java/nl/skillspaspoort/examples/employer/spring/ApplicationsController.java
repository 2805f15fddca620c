package nl.skillspaspoort.examples.employer.spring;

import nl.skillspaspoort.verifier.VerificationResult;
import nl.skillspaspoort.verifier.Verifier;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes one application as it was sent, whatever it comes in, and answers with verdict, six axes
 * and reasons. Bad input is an answer too, never an error page.
 */
@RestController
final class ApplicationsController {
  private final Verifier verifier;

  ApplicationsController(Verifier verifier) {
    this.verifier = verifier;
  }

  @PostMapping(path = "/applications", produces = MediaType.APPLICATION_JSON_VALUE)
  String judge(@RequestBody byte[] application) {
    VerificationResult result = verifier.verify(application);
    return result.toJson().toJson();
  }
}
