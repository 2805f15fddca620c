package nl.skillspaspoort.examples.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import nl.skillspaspoort.core.assessment.ProofAssessor;
import nl.skillspaspoort.core.assessment.ProofFacts;
import nl.skillspaspoort.core.credential.CredentialClaims;
import nl.skillspaspoort.core.credential.CredentialDraft;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.did.Did;
import nl.skillspaspoort.core.passport.SkillsIndex;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.skill.Achievement;
import nl.skillspaspoort.core.skill.Alignment;
import nl.skillspaspoort.core.skill.SkillReference;
import nl.skillspaspoort.issuer.Issuer;
import nl.skillspaspoort.issuer.Securing;
import nl.skillspaspoort.wallet.KeptCredential;
import nl.skillspaspoort.wallet.Wallet;
import nl.skillspaspoort.wallet.WalletBackup;
import nl.skillspaspoort.wallet.store.InMemoryStore;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What a command does with thousands of credentials: opens the wallet and lists them, tells the
 * skills in them, or adds one more. In memory, sealed as on disk but for the cost of the
 * passphrase, which does not grow.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class WalletBenchmark {
  private static final char[] PASSPHRASE = "vier losse woorden".toCharArray();
  private static final int SKILLS = 200;

  /** How many credentials the wallet holds. */
  @Param({"1000", "10000"})
  public int credentials;

  private final InMemoryStore store = new InMemoryStore();
  private byte[] backup = {};
  private List<SignedCredential> more = List.of();

  /** Fills the wallet. */
  @Setup
  public void prepare() throws ProblemException {
    try (Wallet wallet = Wallet.in(store).clock(() -> Badge.NOW).create(PASSPHRASE)) {
      Issuer issuer = Badge.issuer(Securing.ofDefault());
      List<SignedCredential> all = new ArrayList<>();
      for (int i = 0; i < credentials; i++) {
        all.add(issuer.issue(draft(wallet.holder(), i)));
      }
      wallet.addAll(all);
      more = List.of(issuer.issue(draft(wallet.holder(), credentials)));
      backup = wallet.backup();
    }
  }

  private static CredentialDraft draft(Did holder, int number) {
    String id = String.format(Locale.ROOT, "urn:uuid:%08x-0000-4000-9000-000000000000", number);
    String skill =
        String.format(Locale.ROOT, "%08x-0000-4000-8000-000000000000", 1 + number % SKILLS);
    Achievement achievement =
        Achievement.of("https://school.example/achievements/" + number % SKILLS, "Lassen")
            .description("MIG/MAG-lassen van staal tot 10 mm, in vier posities.")
            .criteria("Praktijkexamen met twee proefstukken en een gesprek.")
            .skill(Alignment.esco(SkillReference.esco(skill), "vaardigheid " + number % SKILLS))
            .build();
    return CredentialDraft.about(holder)
        .id(id)
        .achievement(achievement)
        .validFrom(Badge.NOW)
        .build();
  }

  /** Opens it and lists what is in it, read. */
  @Benchmark
  public int list() throws ProblemException {
    int read = 0;
    try (Wallet wallet = Wallet.in(store).clock(() -> Badge.NOW).open(PASSPHRASE)) {
      for (KeptCredential kept : wallet.list()) {
        read += kept.credential().unverified().name().isPresent() ? 1 : 2;
      }
    }
    return read;
  }

  /** Opens it and tells the skills in it. */
  @Benchmark
  public SkillsIndex skills() throws ProblemException {
    SkillsIndex.Builder index = SkillsIndex.builder();
    try (Wallet wallet = Wallet.in(store).clock(() -> Badge.NOW).open(PASSPHRASE)) {
      for (KeptCredential kept : wallet.list()) {
        CredentialClaims claims = kept.credential().unverified();
        index.credential(
            kept.number().toString(), claims, ProofAssessor.assess(ProofFacts.of(claims)));
      }
    }
    return index.build();
  }

  /** Opens it and adds one more. */
  @Benchmark
  public KeptCredential add(Fresh fresh) throws ProblemException {
    try (Wallet wallet = Wallet.in(fresh.store).clock(() -> Badge.NOW).open(PASSPHRASE)) {
      return wallet.add(more.get(0));
    }
  }

  /** A wallet that has not got the new one yet. */
  @State(Scope.Benchmark)
  public static class Fresh {
    private InMemoryStore store = new InMemoryStore();

    /** Puts the wallet as it was in a place of its own. */
    @Setup(Level.Invocation)
    public void prepare(WalletBenchmark full) throws ProblemException {
      store = new InMemoryStore();
      try (WalletBackup backup = Wallet.in(store).openBackup(full.backup, PASSPHRASE)) {
        Wallet.in(store).restore(backup).close();
      }
    }
  }
}
