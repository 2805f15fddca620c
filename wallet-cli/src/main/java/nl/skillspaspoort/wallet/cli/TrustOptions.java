package nl.skillspaspoort.wallet.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.trust.TrustList;
import picocli.CommandLine.Option;

/** The lists of recognised organisations that a command goes by, and who signed them. */
final class TrustOptions {
  @Option(
      names = "--trust",
      paramLabel = "${bundle:label.file}",
      descriptionKey = "verify.trust",
      order = 10)
  private List<String> trust = new ArrayList<>();

  @Option(
      names = "--signer",
      paramLabel = "${bundle:label.key}",
      descriptionKey = "trust-list.signer",
      order = 11)
  private List<String> signers = new ArrayList<>();

  @Option(
      names = "--memory",
      paramLabel = "${bundle:label.file}",
      descriptionKey = "verify.memory",
      order = 14)
  private Optional<String> memory = Optional.empty();

  /** What is being read now, for saying what is wrong with what. */
  private String reading = "";

  private boolean empty = true;

  /** True if nobody is recognised; known when the lists were read. */
  boolean isEmpty() {
    return empty;
  }

  String reading() {
    return reading;
  }

  /**
   * The lists, each signed by one of the keys and not older than the memory knows it; those of the
   * settings if none was given.
   */
  List<TrustList> lists(Session session) throws UsageException, ProblemException {
    if (trust.isEmpty() != signers.isEmpty()) {
      throw new UsageException("usage.verify.signer");
    }
    Settings settings = session.settings();
    List<String> files = trust.isEmpty() ? settings.trust() : trust;
    Set<VerificationKey> pinned =
        TrustListFiles.signers(trust.isEmpty() ? settings.signers() : signers);
    empty = files.isEmpty();
    List<TrustList> lists = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (String typed : files) {
      reading = typed;
      TrustList list = new TrustListFiles(session).remembered(typed, pinned, memory);
      if (!ids.add(list.id())) {
        throw new UsageException("usage.trust.twice", typed);
      }
      lists.add(list);
    }
    return lists;
  }
}
