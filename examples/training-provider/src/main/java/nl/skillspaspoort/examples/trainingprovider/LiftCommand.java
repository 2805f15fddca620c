package nl.skillspaspoort.examples.trainingprovider;

import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.issuer.registry.AwardRecord;
import nl.skillspaspoort.issuer.registry.Registrar;
import nl.skillspaspoort.issuer.registry.StatusReason;
import picocli.CommandLine.Command;

/** {@code provider lift}: makes a suspended credential good again. */
@Command(name = "lift")
final class LiftCommand extends ChangeCommand {
  @Override
  AwardRecord change(Registrar registrar, String credentialId, StatusReason why, String onOrder)
      throws ProblemException {
    return registrar.lift(credentialId, why, onOrder);
  }
}
