package nl.skillspaspoort.verifier.fetch;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * Gets documents by https from hosts that the user allowed, and from nowhere else.
 *
 * <ul>
 *   <li>https to an allowed host name and port; never an IP address in a URL, never another scheme.
 *   <li>The name is looked up once. If one of its addresses belongs to no public network, nothing
 *       is fetched. The connection goes to exactly the address that was checked, and the
 *       certificate must be for the name. Proxies of the machine are not used.
 *   <li>No redirect is followed. Only status 200 with an expected media type is read, uncompressed.
 *   <li>Time and size are bounded by {@link FetchLimits}, and so is the number of documents at a
 *       time.
 * </ul>
 *
 * <p>Thread-safe. Its threads are daemons that end when they have nothing to do.
 */
public final class HttpsFetcher implements Fetcher {
  private static final int MAX_ADDRESSES = 4;
  private static final long IDLE_SECONDS = 5;

  private final Set<String> hosts;
  private final List<String> hostSuffixes;
  private final Set<Integer> ports;
  private final FetchLimits limits;
  private final HostResolver resolver;
  private final SSLSocketFactory tls;
  private final boolean loopbackAllowed;
  private final Semaphore places;
  private final ExecutorService workers;

  private HttpsFetcher(Builder builder, SSLSocketFactory tls) {
    this.hosts = Set.copyOf(builder.hosts);
    this.hostSuffixes = List.copyOf(builder.hostSuffixes);
    this.ports = builder.ports.isEmpty() ? Set.of(Target.HTTPS_PORT) : Set.copyOf(builder.ports);
    this.limits = builder.limits;
    this.resolver = builder.resolver;
    this.tls = tls;
    this.loopbackAllowed = builder.loopbackAllowed;
    this.places = new Semaphore(limits.maxConcurrent(), true);
    this.workers =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            HttpsFetcher::daemon);
  }

  /** A builder. Without an allowed host there is nothing to build. */
  public static Builder builder() {
    return new Builder();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "skillspaspoort-fetch");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public FetchResult fetch(URI url, Set<String> mediaTypes) {
    Objects.requireNonNull(mediaTypes, "mediaTypes");
    try {
      Target target = allowed(Target.of(url));
      HttpDocument document = inTime(target, Set.copyOf(mediaTypes));
      return new FetchResult.Fetched(url, document.mediaType(), document.body());
    } catch (FetchException e) {
      return e.result();
    }
  }

  private Target allowed(Target target) throws FetchException {
    boolean hostAllowed =
        hosts.contains(target.host()) || hostSuffixes.stream().anyMatch(target.host()::endsWith);
    if (!hostAllowed) {
      throw FetchException.refused(
          ProblemCode.FETCH_NOT_ALLOWED,
          "the host " + target.host(),
          "a host that the settings allow");
    }
    if (!ports.contains(target.port())) {
      throw FetchException.refused(
          ProblemCode.FETCH_NOT_ALLOWED,
          "port " + target.port(),
          "one of the ports " + ports.stream().sorted().toList());
    }
    return target;
  }

  /** Runs the exchange on another thread, so that nothing in it can take longer than allowed. */
  private HttpDocument inTime(Target target, Set<String> mediaTypes) throws FetchException {
    long end = System.nanoTime() + limits.totalTimeout().toNanos();
    Exchange exchange = new Exchange(target, tls, limits);
    try {
      if (!places.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        throw outOfTime();
      }
      Future<HttpDocument> answer =
          workers.submit(inPlace(() -> exchange.get(addresses(target.host()), mediaTypes)));
      return answer.get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      exchange.abort();
      throw outOfTime();
    } catch (InterruptedException e) {
      exchange.abort();
      Thread.currentThread().interrupt();
      throw outOfTime();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof FetchException failure) {
        throw failure;
      }
      throw new AssertionError("an exchange ends with a document or a result", e);
    }
  }

  /** Gives the place back when the work really ends, not when somebody stops waiting for it. */
  private Callable<HttpDocument> inPlace(Callable<HttpDocument> work) {
    return () -> {
      try {
        return work.call();
      } finally {
        places.release();
      }
    };
  }

  private FetchException outOfTime() {
    return FetchException.unreachable(
        ProblemCode.FETCH_UNREACHABLE,
        "no whole answer within " + limits.totalTimeout().toMillis() + " ms",
        "an answer in time",
        true);
  }

  /** The addresses of a host; none at all if one of them is not public. */
  private List<InetAddress> addresses(String host) throws FetchException {
    List<InetAddress> found;
    try {
      found = resolver.resolve(host);
    } catch (UnknownHostException e) {
      throw unknownHost();
    }
    if (found.isEmpty()) {
      throw unknownHost();
    }
    List<InetAddress> addresses = new ArrayList<>();
    for (InetAddress address : found) {
      boolean exempt = loopbackAllowed && address.isLoopbackAddress();
      if (!exempt && SpecialAddresses.contains(address)) {
        throw FetchException.refused(
            ProblemCode.BLOCKED_ADDRESS,
            "a host with an address that is not public",
            "a host with public addresses only");
      }
      addresses.add(address);
    }
    return addresses.subList(0, Math.min(addresses.size(), MAX_ADDRESSES));
  }

  private static FetchException unknownHost() {
    return FetchException.unreachable(
        ProblemCode.FETCH_UNREACHABLE, "a host name without an address", "an address", true);
  }

  /** Collects what a fetcher may do. Not thread-safe. */
  public static final class Builder {
    private final Set<String> hosts = new HashSet<>();
    private final List<String> hostSuffixes = new ArrayList<>();
    private final Set<Integer> ports = new HashSet<>();
    private FetchLimits limits = FetchLimits.DEFAULT;
    private HostResolver resolver = HostResolver.system();
    private boolean loopbackAllowed;
    private SSLSocketFactory tls = systemTls();

    private Builder() {}

    private static SSLSocketFactory systemTls() {
      try {
        return SSLContext.getDefault().getSocketFactory();
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("this Java platform has no usable default for TLS", e);
      }
    }

    /**
     * Allows one host name.
     *
     * @throws IllegalArgumentException if it is not a full, public host name in ASCII
     */
    public Builder allowHost(String host) {
      hosts.add(checked(host));
      return this;
    }

    /**
     * Allows every host name below one, but not that one itself.
     *
     * @throws IllegalArgumentException if it is not a full, public host name in ASCII
     */
    public Builder allowHostsBelow(String host) {
      hostSuffixes.add("." + checked(host));
      return this;
    }

    private static String checked(String host) {
      try {
        return Target.host(host);
      } catch (FetchException e) {
        throw new IllegalArgumentException(e.problem().message(), e);
      }
    }

    /** Allows a port; 443 only if this is left out. */
    public Builder allowPort(int port) {
      if (port < 1 || port > 65_535) {
        throw new IllegalArgumentException("found port " + port + "; expected 1 to 65535");
      }
      ports.add(port);
      return this;
    }

    /** How long and how much is read; {@link FetchLimits#DEFAULT} if left out. */
    public Builder limits(FetchLimits most) {
      this.limits = Objects.requireNonNull(most, "most");
      return this;
    }

    /** Who looks up addresses; this machine if left out. Its answers are checked all the same. */
    public Builder resolver(HostResolver hostResolver) {
      this.resolver = Objects.requireNonNull(hostResolver, "hostResolver");
      return this;
    }

    /** Which certificates are trusted; those that Java trusts if left out. */
    public Builder tls(SSLContext context) {
      this.tls = context.getSocketFactory();
      return this;
    }

    /** Takes loopback addresses for public ones, so that a test can run its own server. */
    Builder insecurelyAllowLoopbackForTests() {
      this.loopbackAllowed = true;
      return this;
    }

    /**
     * The fetcher.
     *
     * @throws IllegalStateException if no host was allowed
     */
    public HttpsFetcher build() {
      if (hosts.isEmpty() && hostSuffixes.isEmpty()) {
        throw new IllegalStateException("found no allowed host; expected at least one");
      }
      return new HttpsFetcher(this, tls);
    }
  }
}
