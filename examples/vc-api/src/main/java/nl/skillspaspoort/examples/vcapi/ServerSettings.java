package nl.skillspaspoort.examples.vcapi;

import java.util.Map;

/**
 * The limits of the JDK's server, which it takes from system properties when its first instance is
 * made; one that is set by hand stays as it is.
 *
 * @see <a
 *     href="https://docs.oracle.com/en/java/javase/17/docs/api/jdk.httpserver/module-summary.html">jdk.httpserver</a>
 */
final class ServerSettings {
  private ServerSettings() {}

  static void apply(Limits limits) {
    Map<String, String> properties =
        Map.of(
            "sun.net.httpserver.maxReqTime", Long.toString(limits.requestTime().toSeconds()),
            "sun.net.httpserver.maxRspTime", Long.toString(limits.answerTime().toSeconds()),
            "sun.net.httpserver.timerMillis", "1000",
            "sun.net.httpserver.idleInterval", "30",
            "sun.net.httpserver.maxIdleConnections", "200",
            "sun.net.httpserver.maxReqHeaders", "100",
            // Small answers go out at once instead of waiting for more.
            "sun.net.httpserver.nodelay", "true",
            "jdk.httpserver.maxConnections", "1024");
    properties.forEach(
        (name, value) -> {
          if (System.getProperty(name) == null) {
            System.setProperty(name, value);
          }
        });
  }
}
