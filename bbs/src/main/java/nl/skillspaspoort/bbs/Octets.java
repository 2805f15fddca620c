package nl.skillspaspoort.bbs;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import supranational.blst.P1;

/** The operation serialize of the draft: points, scalars and numbers one after the other. */
final class Octets {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  Octets point(P1 point) {
    out.writeBytes(point.compress());
    return this;
  }

  Octets scalar(BigInteger scalar) {
    out.writeBytes(Points.bytes(scalar));
    return this;
  }

  Octets number(long number) {
    out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    return this;
  }

  Octets bytes(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  byte[] toByteArray() {
    return out.toByteArray();
  }
}
