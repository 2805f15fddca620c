package nl.skillspaspoort.wallet.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.skillspaspoort.core.key.EncryptedPem;
import nl.skillspaspoort.core.key.InsecureSecretKeyAccess;
import nl.skillspaspoort.core.key.KeyFormatException;
import nl.skillspaspoort.core.key.Multikey;
import nl.skillspaspoort.core.key.SecretKey;
import nl.skillspaspoort.core.key.VerificationKey;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemCode;
import nl.skillspaspoort.core.trust.Continuity;
import nl.skillspaspoort.core.trust.SignedTrustList;
import nl.skillspaspoort.core.trust.TrustList;
import nl.skillspaspoort.core.trust.TrustListDraft;
import nl.skillspaspoort.core.trust.TrustListException;
import nl.skillspaspoort.verifier.trust.FileListMemory;
import nl.skillspaspoort.wallet.store.PrivateFile;

/** The files that the tools for list owners read and write. */
final class TrustListFiles {
  private final Session session;

  TrustListFiles(Session session) {
    this.session = session;
  }

  /** The public keys that a person typed. */
  static Set<VerificationKey> signers(List<String> typed) throws UsageException {
    Set<VerificationKey> keys = new HashSet<>();
    for (String text : typed) {
      try {
        keys.add(Multikey.decode(text.strip()));
      } catch (KeyFormatException e) {
        // Not echoed: somebody may have typed the private half.
        throw new UsageException("usage.trust-list.signer");
      }
    }
    return keys;
  }

  /** A signed list that one of these keys signed. */
  TrustList verified(String typed, Set<VerificationKey> signers)
      throws UsageException, TrustListException {
    return signed(typed).verify(signers);
  }

  /**
   * The same, and not older than what a memory in a file knows of it. Without that file an older
   * version is taken like the newest one.
   */
  TrustList remembered(String typed, Set<VerificationKey> signers, Optional<String> memory)
      throws UsageException, TrustListException {
    if (memory.isEmpty()) {
      return verified(typed, signers);
    }
    TrustList list = signed(typed).verify(signers, FileListMemory.at(session.path(memory.get())));
    if (list.continuity() == Continuity.FIRST_SEEN) {
      session.say("verify.first-seen", typed);
    }
    return list;
  }

  /** A signed list, nothing checked. */
  SignedTrustList signed(String typed) throws UsageException, TrustListException {
    return SignedTrustList.parse(session.read(typed));
  }

  TrustListDraft draft(String typed) throws UsageException, TrustListException {
    return TrustListDraft.read(session.read(typed));
  }

  /** A draft, or the content of a signed list. */
  TrustListDraft draftOrList(String typed, Set<VerificationKey> signers)
      throws UsageException, TrustListException {
    byte[] bytes = session.read(typed);
    String text = new String(bytes, StandardCharsets.ISO_8859_1).stripLeading();
    if (text.startsWith("{")) {
      return TrustListDraft.read(bytes);
    }
    if (signers.isEmpty()) {
      throw new UsageException("usage.trust-list.no-signer", typed);
    }
    return TrustListDraft.copyOf(SignedTrustList.parse(bytes).verify(signers));
  }

  /** The private key of a file that is for the owner's eyes only, after asking its passphrase. */
  SecretKey secretKey(String typed) throws UsageException, KeyFormatException, IOException {
    Path file = session.file(typed);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new UsageException("usage.no-file", typed);
    }
    if (!PrivateFile.isOwnerOnly(file)) {
      throw new UsageException("usage.trust-list.key-open", typed);
    }
    byte[] pem = session.read(typed);
    char[] passphrase = session.keyPassphrase();
    try {
      return EncryptedPem.secretKey(pem, passphrase, InsecureSecretKeyAccess.get());
    } finally {
      Arrays.fill(passphrase, '\0');
      Arrays.fill(pem, (byte) 0);
    }
  }

  /** Where a new file goes; nothing may be there. */
  Path target(String typed) throws UsageException {
    Path target = session.path(typed);
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new UsageException("usage.out-exists", typed);
    }
    Path directory = target.getParent();
    if (directory == null || !Files.isDirectory(directory)) {
      throw new UsageException("usage.out-directory", typed);
    }
    return target;
  }

  /** A file that everybody may read: whole or not at all, and never over another one. */
  void write(Path target, String typed, byte[] content) throws UsageException, IOException {
    try (PrivateFile file = PrivateFile.at(target)) {
      file.finish(content);
    } catch (FileAlreadyExistsException e) {
      throw new UsageException("usage.out-exists", typed);
    }
  }

  static TrustListException refused(String found, String expected) {
    return new TrustListException(Problem.of(ProblemCode.LIST_ROLLED_BACK, found, expected));
  }
}
