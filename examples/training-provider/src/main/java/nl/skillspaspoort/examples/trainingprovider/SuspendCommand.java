package nl.skillspaspoort.examples.trainingprovider;

import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.issuer.registry.AwardRecord;
import nl.skillspaspoort.issuer.registry.Registrar;
import nl.skillspaspoort.issuer.registry.StatusReason;
import picocli.CommandLine.Command;

/** {@code provider suspend}: sets a credential aside for the time being. */
@Command(name = "suspend")
final class SuspendCommand extends ChangeCommand {
  @Override
  AwardRecord change(Registrar registrar, String credentialId, StatusReason why, String onOrder)
      throws ProblemException {
    return registrar.suspend(credentialId, why, onOrder);
  }
}
