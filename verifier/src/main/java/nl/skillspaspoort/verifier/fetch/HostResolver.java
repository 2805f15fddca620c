package nl.skillspaspoort.verifier.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Looks up the addresses of a host name. Implementations are safe for use by several threads. */
@FunctionalInterface
public interface HostResolver {

  /**
   * The addresses of a host, in the order in which they are tried.
   *
   * @throws UnknownHostException if there is none
   */
  List<InetAddress> resolve(String host) throws UnknownHostException;

  /** The resolver of this machine. */
  static HostResolver system() {
    return host -> List.of(InetAddress.getAllByName(host));
  }
}
