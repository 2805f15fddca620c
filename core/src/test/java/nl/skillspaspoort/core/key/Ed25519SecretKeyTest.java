package nl.skillspaspoort.core.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.HexFormat;
import nl.skillspaspoort.core.did.DidKey;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ed25519SecretKeyTest {
  private static final KeyId ID = new KeyId("https://school.example/issuer#key-1");

  @ParameterizedTest
  @CsvSource({
    // RFC 8032 §7.1, tests 1 to 3
    "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
        + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,'',"
        + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701"
        + "cf9b46bd25bf5f0595bbe24655141438e7a100b",
    "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
        + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,72,"
        + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d"
        + "0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,"
        + "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025,af82,"
        + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f7609"
        + "84dc6594a7c15e9716ed28dc027beceea1ec40a"
  })
  void vectorsOfRfc8032_areReproduced(
      String seed, String publicKey, String message, String signature) throws Exception {
    HexFormat hex = HexFormat.of();
    Ed25519SecretKey key =
        Ed25519SecretKey.ofSeed(hex.parseHex(seed), InsecureSecretKeyAccess.get());
    assertThat(key.publicKey().encoded()).isEqualTo(hex.parseHex(publicKey));
    assertThat(key.signer(ID).sign(hex.parseHex(message))).isEqualTo(hex.parseHex(signature));
  }

  @Test
  void signer_knowsItsNameAndKey() throws Exception {
    Ed25519SecretKey key = Ed25519SecretKey.generate(new SecureRandom());
    Signer signer = key.signer(ID);
    assertThat(signer.keyId()).isEqualTo(ID);
    assertThat(signer.publicKey()).isEqualTo(key.publicKey());
    assertThat(key.publicKey().accepts(new byte[3], signer.sign(new byte[3]))).isTrue();
    assertThat(key.publicKey().accepts(new byte[4], signer.sign(new byte[3]))).isFalse();
    assertThat(DidKey.signer(key).keyId().value())
        .isEqualTo("did:key:" + key.publicKey().multibase() + "#" + key.publicKey().multibase());
  }

  @Test
  void generatedKeys_differ() {
    SecureRandom random = new SecureRandom();
    assertThat(Ed25519SecretKey.generate(random).publicKey())
        .isNotEqualTo(Ed25519SecretKey.generate(random).publicKey());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 31, 33, 64})
  void seedOfOtherLength_isRefused(int length) {
    assertThatThrownBy(
            () -> Ed25519SecretKey.ofSeed(new byte[length], InsecureSecretKeyAccess.get()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(length + " bytes");
    assertThatThrownBy(() -> Ed25519SecretKey.ofSeed(new byte[32], null))
        .isInstanceOf(NullPointerException.class);
  }

  @Test
  void seed_isCopiedInAndOut() {
    byte[] seed = new byte[32];
    Ed25519SecretKey key = Ed25519SecretKey.ofSeed(seed, InsecureSecretKeyAccess.get());
    seed[0] = 1;
    key.seed(InsecureSecretKeyAccess.get())[0] = 2;
    assertThat(key.seed(InsecureSecretKeyAccess.get())).isEqualTo(new byte[32]);
    assertThatThrownBy(() -> key.seed(null)).isInstanceOf(NullPointerException.class);
  }

  @Test
  void destroyedKey_signsNoMore() throws Exception {
    Ed25519SecretKey key = Ed25519SecretKey.generate(new SecureRandom());
    Signer signer = key.signer(ID);
    byte[] signature = signer.sign(new byte[0]);
    key.destroy();
    assertThatThrownBy(() -> signer.sign(new byte[0])).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> key.seed(InsecureSecretKeyAccess.get()))
        .isInstanceOf(IllegalStateException.class);
    assertThat(key.publicKey().accepts(new byte[0], signature)).isTrue();
    key.destroy();
  }

  @Tag("T95")
  @Test
  void toString_showsNoSeed() {
    byte[] seed = HexFormat.of().parseHex("5ec2e7".repeat(10) + "5ec2");
    Ed25519SecretKey key = Ed25519SecretKey.ofSeed(seed, InsecureSecretKeyAccess.get());
    assertThat(key + " " + key.signer(ID))
        .isEqualTo(
            "Ed25519SecretKey[public "
                + key.publicKey().multibase()
                + "] Signer[https://school.example/issuer#key-1]");
  }
}
