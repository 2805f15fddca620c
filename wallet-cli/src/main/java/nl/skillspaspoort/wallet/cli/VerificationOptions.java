package nl.skillspaspoort.wallet.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.trust.TrustList;
import nl.skillspaspoort.core.trust.TrustPolicy;
import nl.skillspaspoort.verifier.Verifier;
import nl.skillspaspoort.verifier.policy.VerificationPolicy;
import nl.skillspaspoort.verifier.status.StatusLists;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** By what credentials of others are judged: lists of organisations and of states, and rules. */
final class VerificationOptions {
  @Mixin private final TrustOptions trust = new TrustOptions();

  @Option(
      names = "--status",
      paramLabel = "${bundle:label.file}",
      descriptionKey = "verify.status",
      order = 12)
  private List<String> status = new ArrayList<>();

  @Option(
      names = "--policy",
      paramLabel = "${bundle:label.file}",
      descriptionKey = "verify.policy",
      order = 13)
  private Optional<String> policy = Optional.empty();

  private String reading = "";

  /** The file that was read last: the one that is wrong if reading it failed. */
  String reading() {
    return reading.isEmpty() ? trust.reading() : reading;
  }

  /** A verifier that goes by these files; they are read once, and nothing is fetched. */
  Verifier verifier(Session session) throws UsageException, ProblemException {
    return builder(session).build();
  }

  /** The same for several answers to one request, which share its challenge: each by itself. */
  Verifier verifierOfSeveralAnswers(Session session) throws UsageException, ProblemException {
    return builder(session).allowReplays().build();
  }

  private Verifier.Builder builder(Session session) throws UsageException, ProblemException {
    List<TrustList> lists = trust.lists(session);
    List<byte[]> states = new ArrayList<>();
    for (String typed : status) {
      reading = typed;
      states.add(AddCommand.withoutLineEnd(session.read(typed)));
    }
    Verifier.Builder verifier =
        Verifier.builder().clock(session.environment().clock()).statusLists(StatusLists.of(states));
    if (!lists.isEmpty()) {
      verifier.trust(TrustPolicy.anyOf(lists));
    }
    if (policy.isPresent()) {
      reading = policy.get();
      verifier.policy(VerificationPolicy.parse(session.read(reading)));
    }
    return verifier;
  }
}
