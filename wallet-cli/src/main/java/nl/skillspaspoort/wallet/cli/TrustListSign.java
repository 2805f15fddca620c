package nl.skillspaspoort.wallet.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.did.DidKey;
import nl.skillspaspoort.core.key.SecretKey;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.trust.Grant;
import nl.skillspaspoort.core.trust.ListChange;
import nl.skillspaspoort.core.trust.ListDifference;
import nl.skillspaspoort.core.trust.ListMemory;
import nl.skillspaspoort.core.trust.SignedTrustList;
import nl.skillspaspoort.core.trust.TrustList;
import nl.skillspaspoort.core.trust.TrustListDraft;
import nl.skillspaspoort.core.trust.TrustListException;
import nl.skillspaspoort.core.trust.TrustedIssuer;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code skillspas trust-list sign}: signs a draft, and reads the result as any reader would. */
@CommandLine.Command(name = "sign", sortOptions = false, sortSynopsis = false)
final class TrustListSign implements Command {
  @Parameters(
      arity = "1",
      paramLabel = "${bundle:label.file}",
      descriptionKey = "trust-list.sign.draft")
  private String draft = "";

  @Option(
      names = "--key",
      required = true,
      paramLabel = "${bundle:label.file}",
      descriptionKey = "trust-list.sign.key",
      order = 1)
  private String key = "";

  @Option(
      names = "--out",
      required = true,
      paramLabel = "${bundle:label.file}",
      descriptionKey = "trust-list.sign.out",
      order = 2)
  private String out = "";

  @Option(
      names = "--previous",
      paramLabel = "${bundle:label.file}",
      descriptionKey = "trust-list.sign.previous",
      order = 3)
  private Optional<String> previous = Optional.empty();

  @Option(
      names = "--signer",
      paramLabel = "${bundle:label.key}",
      descriptionKey = "trust-list.signer",
      order = 4)
  private List<String> signers = new ArrayList<>();

  @Override
  public ExitCode run(Session session) throws UsageException, ProblemException, IOException {
    TrustListFiles files = new TrustListFiles(session);
    Path target = files.target(out);
    Set<VerificationKey> pinned = TrustListFiles.signers(signers);
    if (previous.isPresent() && pinned.isEmpty()) {
      throw new UsageException("usage.trust-list.no-signer", previous.get());
    }
    TrustListDraft content;
    try {
      content = files.draft(draft);
    } catch (TrustListException e) {
      return Failures.tell(session, draft + ": ", e, "trust-list.sign.draft.hint");
    }
    SecretKey secret = files.secretKey(key);
    SignedTrustList signed;
    TrustList read;
    try {
      signed = content.sign(DidKey.signer(secret));
      read = asReaders(files, signed, secret.publicKey(), pinned);
    } finally {
      secret.destroy();
    }
    files.write(target, out, signed.bytes());
    if (session.json()) {
      session.printer().answer(TrustListVerify.facts(read));
    } else {
      session.answer("trust-list.sign.made", out, read.sequence());
    }
    remarks(session, read);
    if (previous.isPresent()) {
      doubts(session, files.draftOrList(previous.get(), pinned), content);
    }
    session.hint("trust-list.sign.hint", session.words().moment(read.nextUpdate()));
    return ExitCode.DONE;
  }

  /** What is allowed in a list, and seldom meant. */
  private static void remarks(Session session, TrustList list) {
    for (TrustedIssuer issuer : list.issuers()) {
      for (Grant grant : issuer.grants()) {
        if (!grant.leftOut().isEmpty()) {
          session.say(
              "trust-list.sign.nothing",
              issuer.name().in(session.words().language()),
              String.join(", ", grant.leftOut()));
          session.hint("trust-list.sign.nothing.hint");
        }
      }
    }
    if (session.environment().clock().instant().isAfter(list.nextUpdate())) {
      session.say("trust-list.sign.past", session.words().moment(list.nextUpdate()));
      session.hint("trust-list.sign.past.hint");
    }
  }

  private static void doubts(Session session, TrustListDraft before, TrustListDraft after) {
    for (ListChange change : ListDifference.between(before, after)) {
      if (change.kind().isDoubtful()) {
        session.say(
            "trust-list.diff." + change.kind(),
            change.name().in(session.words().language()),
            change.about());
        session.hint("trust-list.diff." + change.kind() + ".hint");
      }
    }
  }

  /** A reader that has seen the version before this must take this one. */
  private TrustList asReaders(
      TrustListFiles files,
      SignedTrustList signed,
      VerificationKey signer,
      Set<VerificationKey> pinned)
      throws UsageException, ProblemException {
    if (previous.isEmpty()) {
      return signed.verify(Set.of(signer));
    }
    ListMemory memory = ListMemory.inMemory();
    SignedTrustList before = files.signed(previous.get());
    TrustList last = before.verify(pinned, memory);
    TrustList next = signed.verify(last.id(), pinned, memory);
    if (next.sequence() == last.sequence()) {
      throw TrustListFiles.refused(
          "sequence " + next.sequence() + " once more", "a higher one than " + last.sequence());
    }
    return next;
  }
}
