package nl.skillspaspoort.verifier.fetch;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Addresses that belong to no host on the public network.
 *
 * <p>IPv4: every range of the registry. IPv6: everything outside 2000::/3, which holds the mapped,
 * translated (64:ff9b::/96), unique local, link local and multicast ranges, and the special ranges
 * inside it.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry/">IANA IPv4
 *     Special-Purpose Address Registry</a>
 * @see <a href="https://www.iana.org/assignments/iana-ipv6-special-registry/">IANA IPv6
 *     Special-Purpose Address Registry</a>
 */
final class SpecialAddresses {
  private static final List<Range> IPV4 =
      List.of(
          range("0.0.0.0", 8), // this network
          range("10.0.0.0", 8), // private
          range("100.64.0.0", 10), // carrier-grade NAT
          range("127.0.0.0", 8), // loopback
          range("169.254.0.0", 16), // link local, cloud metadata
          range("172.16.0.0", 12), // private
          range("192.0.0.0", 24), // protocol assignments
          range("192.0.2.0", 24), // documentation
          range("192.31.196.0", 24), // AS112
          range("192.52.193.0", 24), // AMT
          range("192.88.99.0", 24), // 6to4 relays
          range("192.168.0.0", 16), // private
          range("192.175.48.0", 24), // AS112
          range("198.18.0.0", 15), // benchmarks
          range("198.51.100.0", 24), // documentation
          range("203.0.113.0", 24), // documentation
          range("224.0.0.0", 4), // multicast
          range("240.0.0.0", 4)); // reserved, broadcast

  private static final Range GLOBAL_IPV6 = range("2000::", 3);

  private static final List<Range> IPV6 =
      List.of(
          range("2001::", 23), // protocol assignments, Teredo, ORCHID
          range("2001:db8::", 32), // documentation
          range("2002::", 16), // 6to4
          range("2620:4f:8000::", 48), // AS112
          range("3fff::", 20)); // documentation

  private SpecialAddresses() {}

  static boolean contains(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (address instanceof Inet4Address) {
      return IPV4.stream().anyMatch(range -> range.contains(bytes));
    }
    return !GLOBAL_IPV6.contains(bytes) || IPV6.stream().anyMatch(range -> range.contains(bytes));
  }

  private static Range range(String literal, int prefixBits) {
    try {
      return new Range(
          new BigInteger(1, InetAddress.getByName(literal).getAddress()),
          InetAddress.getByName(literal).getAddress().length * 8 - prefixBits);
    } catch (UnknownHostException e) {
      throw new AssertionError("a literal is never looked up", e);
    }
  }

  private record Range(BigInteger start, int hostBits) {
    boolean contains(byte[] address) {
      return new BigInteger(1, address).shiftRight(hostBits).equals(start.shiftRight(hostBits));
    }
  }
}
