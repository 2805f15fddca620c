package nl.skillspaspoort.examples.trainingprovider;

import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.issuer.registry.AwardRecord;
import nl.skillspaspoort.issuer.registry.Registrar;
import nl.skillspaspoort.issuer.registry.StatusReason;
import picocli.CommandLine.Command;

/** {@code provider revoke}: takes a credential back for good. */
@Command(name = "revoke")
final class RevokeCommand extends ChangeCommand {
  @Override
  AwardRecord change(Registrar registrar, String credentialId, StatusReason why, String onOrder)
      throws ProblemException {
    return registrar.revoke(credentialId, why, onOrder);
  }
}
