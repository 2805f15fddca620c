package nl.skillspaspoort.examples.trainingprovider;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import nl.skillspaspoort.core.json.JsonObject;
import nl.skillspaspoort.core.json.JsonReader;
import nl.skillspaspoort.core.key.Ed25519SecretKey;
import nl.skillspaspoort.core.key.EncryptedPem;
import nl.skillspaspoort.core.key.InsecureSecretKeyAccess;
import nl.skillspaspoort.core.key.KeyId;
import nl.skillspaspoort.core.key.SecretKey;
import nl.skillspaspoort.core.key.Signer;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.problem.Problem;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.proof.Cryptosuites;
import nl.skillspaspoort.core.skill.ResultDescription;
import nl.skillspaspoort.issuer.Issuer;
import nl.skillspaspoort.issuer.batch.BatchFormat;
import nl.skillspaspoort.issuer.batch.BatchPlan;
import nl.skillspaspoort.issuer.catalogue.CatalogueEntry;
import nl.skillspaspoort.issuer.keys.IssuerKey;
import nl.skillspaspoort.issuer.keys.KeyHistory;
import nl.skillspaspoort.issuer.keys.KeyStores;
import nl.skillspaspoort.issuer.registry.AuditEntry;
import nl.skillspaspoort.issuer.registry.Registrar;
import nl.skillspaspoort.issuer.registry.RegistryKey;
import nl.skillspaspoort.issuer.registry.SqlRegistry;
import nl.skillspaspoort.issuer.registry.StatusUrls;
import nl.skillspaspoort.issuer.status.PublishedList;
import nl.skillspaspoort.issuer.status.StatusPublisher;

/**
 * The office of a provider, in one folder:
 *
 * <pre>
 * keys.json          the public keys and their lives
 * keys/key-1.pem     a private key under the passphrase, for the owner's eyes only
 * registry.mv.db     the registry, and registry.key, which belongs into another backup
 * public/            what goes onto the website: did.json, profile.json, status/
 * </pre>
 */
final class Office implements AutoCloseable {
  private static final String KEYS = "keys.json";

  private final Path folder;
  private final Passphrases passphrase;
  private final InstantSource clock;
  private final SqlRegistry registry;
  private KeyHistory keys;

  /** Opening a key file is slow on purpose. */
  private Optional<Signer> opened = Optional.empty();

  /** Where a passphrase comes from when it is needed, and not before. */
  private interface Passphrases {
    char[] get() throws CommandException, IOException;
  }

  private Office(Path folder, Passphrases passphrase, InstantSource clock, KeyHistory keys)
      throws ProblemException, IOException {
    this.folder = folder;
    this.passphrase = passphrase;
    this.clock = clock;
    this.keys = keys;
    this.registry =
        SqlRegistry.h2(
            folder.resolve("registry"),
            RegistryKey.inFile(folder.resolve("registry.key"), new SecureRandom()));
  }

  /** True if there is an office in a folder. */
  static boolean isThere(Path folder) {
    return Files.exists(folder.resolve(KEYS));
  }

  /** The public keys of an office, without opening it. */
  static KeyHistory readKeys(Path folder) throws ProblemException, IOException {
    return KeyHistory.read(Files.readAllBytes(folder.resolve(KEYS)));
  }

  /** Makes an office with a first key; it is there once all of it is. */
  static Office create(Path folder, Website website, char[] passphrase, InstantSource clock)
      throws ProblemException, IOException {
    Files.createDirectories(folder.resolve("keys"));
    Ed25519SecretKey key = Ed25519SecretKey.generate(new SecureRandom());
    // What an interrupted attempt left behind was never published.
    Files.deleteIfExists(secretFile(folder, "key-1"));
    saveSecret(folder, "key-1", key, passphrase);
    KeyHistory keys = website.begin("key-1", key.publicKey(), clock.instant());
    Office office = new Office(folder, passphrase::clone, clock, keys);
    save(folder.resolve(KEYS), keys.toJson());
    return office;
  }

  /** Opens an office that is there. */
  static Office open(Path folder, Passphrase passphrase, InstantSource clock)
      throws CommandException, ProblemException, IOException {
    if (!isThere(folder)) {
      throw new CommandException(ExitCode.UNAVAILABLE, "office.missing", folder);
    }
    return new Office(folder, passphrase::read, clock, readKeys(folder));
  }

  private static Path secretFile(Path folder, String name) {
    return folder.resolve("keys").resolve(name + ".pem");
  }

  private static void saveSecret(Path folder, String name, SecretKey key, char[] passphrase)
      throws IOException {
    FileAttribute<?> ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Path file = Files.createFile(secretFile(folder, name), ownerOnly);
    Files.write(
        file,
        EncryptedPem.encode(key, passphrase, new SecureRandom(), InsecureSecretKeyAccess.get()),
        StandardOpenOption.WRITE);
  }

  /** Whole or not at all. */
  private static void save(Path file, JsonObject json) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(fresh, json.toJson() + "\n");
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  KeyHistory keys() {
    return keys;
  }

  SqlRegistry registry() {
    return registry;
  }

  Path statusFolder() {
    return folder.resolve("public").resolve("status");
  }

  private Signer signer() throws CommandException, ProblemException, IOException {
    Instant now = clock.instant();
    IssuerKey key =
        keys.signingKey(now)
            .orElseThrow(() -> new CommandException(ExitCode.REFUSED, "office.no-key"));
    if (opened.isPresent() && opened.get().keyId().equals(key.keyId())) {
      return opened.get();
    }
    Path file = secretFile(folder, key.keyId().fragment());
    Signer signer = KeyStores.encryptedPem(file, passphrase.get(), key.keyId());
    if (!signer.publicKey().equals(key.key())) {
      throw new CommandException(ExitCode.REFUSED, "office.other-key", file);
    }
    opened = Optional.of(signer);
    return signer;
  }

  Issuer issuer() throws CommandException, ProblemException, IOException {
    Issuer.Builder issuer =
        Issuer.builder()
            .signer(signer())
            .name(keys.profile().text("name").orElseThrow())
            .url(keys.profile().text("url").orElseThrow())
            .cryptosuite(Cryptosuites.EDDSA_JCS_2022)
            .clock(clock);
    keys.country().ifPresent(issuer::country);
    return issuer.build();
  }

  Registrar registrar() throws CommandException, ProblemException, IOException {
    return new Registrar(issuer(), registry, urls(), clock);
  }

  private StatusUrls urls() {
    return StatusUrls.under(URI.create(keys.profile().text("url").orElseThrow() + "/status"));
  }

  /**
   * The columns of the student system, and one for each result, named by its key.
   *
   * @param wallets true if the file says to which wallet each award goes
   */
  private static BatchFormat format(CatalogueEntry entry, boolean wallets) {
    BatchFormat.Builder format =
        BatchFormat.of("studentnummer", "datum").ignore("voornaam", "tussenvoegsel", "achternaam");
    if (wallets) {
      format.holder("did");
    }
    for (ResultDescription result : entry.achievement(Language.NL).resultDescriptions()) {
      String column = entry.resultKey(result.id()).orElseThrow();
      if (result.requiredValue().isPresent()) {
        format.mark(column, result);
      } else {
        format.finding(column, result);
      }
    }
    return format.build();
  }

  BatchPlan plan(byte[] csv, Charset charset, CatalogueEntry entry, Language text, boolean wallets)
      throws CommandException, ProblemException, IOException {
    return BatchPlan.read(
        csv, charset, format(entry, wallets), entry.achievement(text), issuer(), clock.instant());
  }

  /** Makes all that is on the website anew, and compares it with the history of the keys. */
  List<PublishedList> publish() throws CommandException, ProblemException, IOException {
    Path website = Files.createDirectories(folder.resolve("public"));
    save(website.resolve("did.json"), keys.didDocument().toJson());
    save(website.resolve("profile.json"), keys.profile());
    List<PublishedList> lists =
        StatusPublisher.of(registry, urls(), signer(), clock).publish(statusFolder());
    List<Problem> differences = lint();
    if (!differences.isEmpty()) {
      throw new CommandException(ExitCode.REFUSED, "office.mismatch", differences.get(0).message());
    }
    return lists;
  }

  List<Problem> lint() throws ProblemException, IOException {
    Path website = folder.resolve("public");
    return keys.lint(
        JsonReader.strict().readObject(Files.readAllBytes(website.resolve("did.json"))),
        JsonReader.strict().readObject(Files.readAllBytes(website.resolve("profile.json"))));
  }

  byte[] didDocument() {
    return keys.didDocument().toJson().toJson().getBytes(StandardCharsets.UTF_8);
  }

  /** Makes a new key that signs from now on. */
  KeyId rotate(String name, Duration overlap)
      throws CommandException, ProblemException, IOException {
    Ed25519SecretKey key = Ed25519SecretKey.generate(new SecureRandom());
    KeyHistory next = keys.rotate(name, key.publicKey(), clock.instant(), overlap);
    saveSecret(folder, name, key, passphrase.get());
    keep(next, keys.issuer() + "#" + name, "added");
    return new KeyId(keys.issuer() + "#" + name);
  }

  /** Reports a key that may have been in other hands. */
  void compromise(KeyId keyId, Instant since) throws ProblemException, IOException {
    keep(keys.compromise(keyId, since), keyId.value(), "compromised since " + since);
  }

  private void keep(KeyHistory next, String key, String what) throws ProblemException, IOException {
    save(folder.resolve(KEYS), next.toJson());
    keys = next;
    registry.log(AuditEntry.Deed.KEY_CHANGED, key, what, clock.instant());
  }

  @Override
  public void close() {
    registry.close();
  }
}
