package nl.skillspaspoort.examples.employer.jakarta;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import nl.skillspaspoort.verifier.VerificationResult;
import nl.skillspaspoort.verifier.Verifier;

/**
 * Takes one application as it was sent, whatever it comes in, and answers with verdict, six axes
 * and reasons. Bad input is an answer too, never an error page.
 */
@Singleton
@Path("/applications")
public final class ApplicationsResource {
  private final Verifier verifier;

  /**
   * For the container.
   *
   * @param verifier made once by the application; for all threads
   */
  @Inject
  public ApplicationsResource(Verifier verifier) {
    this.verifier = verifier;
  }

  /** The verdict on one application, as JSON. */
  @POST
  @Produces(MediaType.APPLICATION_JSON)
  public String judge(byte[] application) {
    VerificationResult result = verifier.verify(application);
    return result.toJson().toJson();
  }
}
