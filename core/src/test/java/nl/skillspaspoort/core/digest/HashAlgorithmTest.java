package nl.skillspaspoort.core.digest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HashAlgorithmTest {
  @Test
  void abc_hasTheHashesOfFips180() {
    byte[] abc = "abc".getBytes(US_ASCII);
    assertThat(HexFormat.of().formatHex(HashAlgorithm.SHA_256.hash(abc)))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(HexFormat.of().formatHex(HashAlgorithm.SHA_384.hash(abc)))
        .isEqualTo(
            "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed"
                + "8086072ba1e7cc2358baeca134c825a7");
  }

  @ParameterizedTest
  @EnumSource
  void everyHash_hasTheLengthItNames(HashAlgorithm algorithm) {
    assertThat(algorithm.hash(new byte[0])).hasSize(algorithm.bytes());
    assertThat(algorithm.jcaName()).isEqualTo("SHA-" + algorithm.bytes() * 8);
  }
}
