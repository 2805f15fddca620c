package nl.skillspaspoort.wallet.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import nl.skillspaspoort.core.json.JsonLimits;
import nl.skillspaspoort.picture.QrException;

/**
 * What is screened, one after the other, in an order that is the same every time: the files of a
 * directory by name, or the lines of a file or of standard input. Only one is in memory at a time.
 */
final class ScreeningInputs implements Closeable {
  private static final int MOST_BYTES = JsonLimits.DEFAULT.maxBytes();

  /** One input. */
  static final class Item {
    private final String name;
    private final byte[] bytes;

    Item(String name, byte[] bytes) {
      this.name = name;
      this.bytes = bytes;
    }

    String name() {
      return name;
    }

    byte[] bytes() {
      return bytes;
    }
  }

  private final Iterator<Item> items;
  private final Closeable source;

  private ScreeningInputs(Iterator<Item> items, Closeable source) {
    this.items = items;
    this.source = source;
  }

  static ScreeningInputs of(Session session, String typed) throws UsageException, IOException {
    if (typed.equals("-")) {
      InputStream in = session.environment().in();
      return new ScreeningInputs(new Lines("-", in), in);
    }
    Path path = session.path(typed);
    if (Files.isDirectory(path)) {
      return directory(session, path);
    }
    if (!Files.exists(path)) {
      throw new UsageException("usage.no-file", typed);
    }
    InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
    return new ScreeningInputs(new Lines(typed, in), in);
  }

  private static ScreeningInputs directory(Session session, Path directory) throws IOException {
    List<Path> all;
    try (Stream<Path> found = Files.list(directory)) {
      all = found.filter(file -> !file.getFileName().toString().startsWith(".")).sorted().toList();
    }
    List<Path> files = new ArrayList<>();
    for (Path file : all) {
      if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        files.add(file);
      } else {
        session.say("screen.no-file", file.getFileName());
      }
    }
    return new ScreeningInputs(new Contents(session, files.iterator()), () -> {});
  }

  Iterator<Item> iterator() {
    return items;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }

  /**
   * The files of a directory. What was put beside the answers, a request or a trust list, is passed
   * over and told: it is no answer of anybody.
   */
  private static final class Contents implements Iterator<Item> {
    private final Session session;
    private final Iterator<Path> files;
    private Optional<Item> next;

    Contents(Session session, Iterator<Path> files) {
      this.session = session;
      this.files = files;
      this.next = read();
    }

    private Optional<Item> read() {
      while (files.hasNext()) {
        Path file = files.next();
        String name = file.getFileName().toString();
        try (InputStream in = Files.newInputStream(file)) {
          byte[] bytes = content(in.readNBytes(MOST_BYTES + 1));
          if (FileKind.of(bytes).isEmpty()) {
            return Optional.of(new Item(name, bytes));
          }
          session.say("screen.skipped", name);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return Optional.empty();
    }

    /** As {@code verify} reads it; what is in a picture that cannot be read is for the verdict. */
    private static byte[] content(byte[] read) {
      try {
        return Received.content(read);
      } catch (QrException e) {
        return AddCommand.withoutLineEnd(read);
      }
    }

    @Override
    public boolean hasNext() {
      return next.isPresent();
    }

    @Override
    public Item next() {
      Item item = next.orElseThrow(NoSuchElementException::new);
      next = read();
      return item;
    }
  }

  /**
   * Lines that are not empty, by their number. One that is too long is cut, and refused as such.
   */
  private static final class Lines implements Iterator<Item> {
    private final String name;
    private final InputStream in;
    private long number;
    private byte[] next;
    private boolean ended;

    Lines(String name, InputStream in) {
      this.name = name;
      this.in = in;
      this.next = read();
    }

    private byte[] read() {
      try {
        while (!ended) {
          ByteArrayOutputStream line = new ByteArrayOutputStream();
          int b = in.read();
          while (b >= 0 && b != '\n') {
            if (line.size() <= MOST_BYTES) {
              line.write(b);
            }
            b = in.read();
          }
          ended = b < 0;
          number++;
          if (line.size() > 0) {
            return AddCommand.withoutLineEnd(line.toByteArray());
          }
        }
        return new byte[0];
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public boolean hasNext() {
      return next.length > 0;
    }

    @Override
    public Item next() {
      if (next.length == 0) {
        throw new NoSuchElementException();
      }
      Item item = new Item(name + ":" + number, next);
      next = read();
      return item;
    }
  }
}
