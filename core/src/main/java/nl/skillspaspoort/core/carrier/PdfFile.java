package nl.skillspaspoort.core.carrier;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import nl.skillspaspoort.core.problem.ProblemCode;

/**
 * The objects of a PDF, found by its cross-references as a viewer finds them. Everything is
 * bounded: sections, objects, steps, and bytes that go into and come out of decompression. Not
 * thread-safe.
 *
 * @see <a href="https://www.pdfa-inc.org/resource/iso-32000-2/">ISO 32000-2, 7.5</a>
 */
final class PdfFile {
  private static final int MAX_SECTIONS = 64;
  private static final int MAX_OBJECTS = 100_000;
  private static final int MAX_STEPS = 16;
  private static final int MAX_NESTED = 8;
  private static final int MAX_WORK = 64 << 20;
  private static final int TAIL = 2_048;
  private static final byte[] START = {'s', 't', 'a', 'r', 't', 'x', 'r', 'e', 'f'};

  /**
   * Where an object is.
   *
   * @param stream the object stream that it is in, or -1
   * @param at an offset in the file, or its index in the stream
   */
  private record Place(int stream, int at) {}

  /** Objects that are compressed together: which they are, and where each starts. */
  private static final class ObjectStream {
    private final byte[] bytes;
    private final int[] numbers;
    private final int[] offsets;

    ObjectStream(byte[] bytes, int[] numbers, int[] offsets) {
      this.bytes = bytes;
      this.numbers = numbers;
      this.offsets = offsets;
    }
  }

  private final byte[] bytes;
  private final Map<Integer, Place> places = new HashMap<>();
  private final Map<Integer, ObjectStream> objectStreams = new HashMap<>();
  private final PdfScan.Work work = new PdfScan.Work(MAX_WORK);

  /** Streams do not overlap: together they have no more bytes than the file. */
  private final PdfScan.Work decoding;

  private final Set<Integer> decodedStarts = new HashSet<>();
  private PdfValue.Dictionary trailer = new PdfValue.Dictionary(Map.of());
  private int room;
  private int nested;

  private PdfFile(byte[] bytes, int room) {
    this.bytes = bytes;
    this.room = room;
    this.decoding = new PdfScan.Work(bytes.length);
  }

  /**
   * Opens a file.
   *
   * @param maxDecoded most bytes that come out of all its streams together
   */
  static PdfFile open(byte[] bytes, int maxDecoded) throws CarrierException {
    PdfFile file = new PdfFile(bytes, maxDecoded);
    file.readSections();
    if (file.trailer.get("Encrypt").isPresent()) {
      throw new CarrierException(
          ProblemCode.CARRIER_UNSUPPORTED, "", "an encrypted PDF", "a PDF without encryption");
    }
    return file;
  }

  PdfValue.Dictionary root() throws CarrierException {
    return dictionary(trailer.get("Root"))
        .orElseThrow(() -> CarrierException.malformed("", "no catalog", "a catalog"));
  }

  /** The dictionary that a value is, or refers to. */
  Optional<PdfValue.Dictionary> dictionary(Optional<PdfValue> value) throws CarrierException {
    PdfValue found = value.isPresent() ? resolved(value.get()) : new PdfValue.Other();
    if (found instanceof PdfValue.Stream stream) {
      return Optional.of(stream.dictionary());
    }
    return found instanceof PdfValue.Dictionary dictionary
        ? Optional.of(dictionary)
        : Optional.empty();
  }

  /** The array that a value is, or refers to; empty for anything else. */
  List<PdfValue> array(Optional<PdfValue> value) throws CarrierException {
    PdfValue found = value.isPresent() ? resolved(value.get()) : new PdfValue.Other();
    return found instanceof PdfValue.Array array ? array.values() : List.of();
  }

  /** What a value is in the end. */
  PdfValue resolved(PdfValue value) throws CarrierException {
    PdfValue now = value;
    for (int step = 0; now instanceof PdfValue.Reference reference; step++) {
      if (step == MAX_STEPS) {
        throw CarrierException.malformed("", "references in a circle", "an object");
      }
      now = object(reference.number());
    }
    return now;
  }

  private PdfValue object(long number) throws CarrierException {
    Place place = places.get((int) Math.min(number, Integer.MAX_VALUE));
    if (place == null) {
      return new PdfValue.Other();
    }
    // What the length of a stream is may stand in another stream, whose length is in another one.
    if (nested == MAX_NESTED) {
      throw CarrierException.malformed("", "references in a circle", "an object");
    }
    nested++;
    try {
      return place.stream() < 0 ? objectAt(place.at(), number) : inStream(place, number);
    } finally {
      nested--;
    }
  }

  private PdfValue objectAt(int offset, long number) throws CarrierException {
    PdfScan scan = new PdfScan(bytes, offset, work);
    if (scan.number() != number) {
      throw scan.malformed("another object", "object " + number);
    }
    scan.number();
    scan.require("obj");
    PdfValue value = scan.value();
    return value instanceof PdfValue.Dictionary dictionary && scan.takes("stream")
        ? new PdfValue.Stream(dictionary, scan.streamStart())
        : value;
  }

  private PdfValue inStream(Place place, long number) throws CarrierException {
    ObjectStream stream = objectStreams.get(place.stream());
    if (stream == null) {
      stream = objectStream(place.stream());
      objectStreams.put(place.stream(), stream);
    }
    if (place.at() >= stream.numbers.length || stream.numbers[place.at()] != number) {
      throw CarrierException.malformed("", "another object", "object " + number);
    }
    return new PdfScan(stream.bytes, stream.offsets[place.at()], work).value();
  }

  private ObjectStream objectStream(int number) throws CarrierException {
    Place place = places.get(number);
    if (place == null
        || place.stream() >= 0
        || !(object(number) instanceof PdfValue.Stream stream)) {
      throw CarrierException.malformed("", "no object stream", "an object stream");
    }
    byte[] decoded = decoded(stream, Integer.MAX_VALUE);
    int count = whole(stream.dictionary(), "N");
    int first = whole(stream.dictionary(), "First");
    if (count > MAX_OBJECTS) {
      throw CarrierException.tooLarge("more objects", "at most " + MAX_OBJECTS);
    }
    int[] numbers = new int[count];
    int[] offsets = new int[count];
    PdfScan header = new PdfScan(decoded, 0, work);
    for (int i = 0; i < count; i++) {
      numbers[i] = header.number();
      offsets[i] = Math.min(header.number(), decoded.length) + first;
    }
    return new ObjectStream(decoded, numbers, offsets);
  }

  private int whole(PdfValue.Dictionary dictionary, String name) throws CarrierException {
    Optional<PdfValue> value = dictionary.get(name);
    if (value.isPresent()
        && resolved(value.get()) instanceof PdfValue.Whole number
        && number.value() >= 0
        && number.value() <= Integer.MAX_VALUE / 4) {
      return (int) number.value();
    }
    throw CarrierException.malformed("", "no " + name, name + ", a whole number");
  }

  /**
   * The bytes of a stream, decoded: once for each stream, as long compression of nothing costs time
   * but no room.
   *
   * @param most so many at most, and no more than is left of all
   */
  byte[] decoded(PdfValue.Stream stream, int most) throws CarrierException {
    int length = whole(stream.dictionary(), "Length");
    int start = stream.start();
    if (length > bytes.length - start) {
      throw CarrierException.malformed("byte " + start, "a stream that breaks off", "all of it");
    }
    new PdfScan(bytes, start + length, work).require("endstream");
    if (!decodedStarts.add(start)) {
      throw CarrierException.tooLarge("a stream that is decoded again", "each stream once");
    }
    decoding.spend(length);
    int limit = Math.min(most, room);
    byte[] plain;
    if (stream.dictionary().get("Filter").isEmpty()) {
      if (length > limit) {
        throw tooLarge(limit);
      }
      plain = Arrays.copyOfRange(bytes, start, start + length);
    } else {
      requireFlate(stream.dictionary());
      plain = unpredicted(inflated(start, length, limit), stream.dictionary());
    }
    room -= plain.length;
    return plain;
  }

  private void requireFlate(PdfValue.Dictionary dictionary) throws CarrierException {
    PdfValue filter = resolved(dictionary.get("Filter").orElseThrow());
    List<PdfValue> filters =
        filter instanceof PdfValue.Array array ? array.values() : List.of(filter);
    if (!filters.equals(List.of(new PdfValue.Name("FlateDecode")))) {
      throw new CarrierException(
          ProblemCode.CARRIER_UNSUPPORTED, "", "a stream with another filter", "FlateDecode");
    }
  }

  private byte[] inflated(int start, int length, int most) throws CarrierException {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(bytes, start, length);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[8_192];
      while (!inflater.finished()) {
        int count = inflater.inflate(buffer);
        if (count == 0) {
          throw CarrierException.malformed(
              "byte " + start, "compression that breaks off", "all of it");
        }
        out.write(buffer, 0, count);
        if (out.size() > most) {
          throw tooLarge(most);
        }
      }
      return out.toByteArray();
    } catch (DataFormatException e) {
      throw CarrierException.malformed("byte " + start, "another compression", "zlib");
    } finally {
      inflater.end();
    }
  }

  private static CarrierException tooLarge(int most) {
    return CarrierException.tooLarge("a larger stream", "at most " + most + " bytes");
  }

  /** Undoes the predictors of PNG, which cross-references are usually written with. */
  private byte[] unpredicted(byte[] data, PdfValue.Dictionary stream) throws CarrierException {
    Optional<PdfValue.Dictionary> parameters = dictionary(stream.get("DecodeParms"));
    if (parameters.isEmpty() || parameters.get().get("Predictor").isEmpty()) {
      return data;
    }
    int predictor = whole(parameters.get(), "Predictor");
    if (predictor == 1) {
      return data;
    }
    int columns =
        parameters.get().get("Columns").isEmpty() ? 1 : whole(parameters.get(), "Columns");
    if (predictor < 10 || columns < 1 || columns > 64 || data.length % (columns + 1) != 0) {
      throw new CarrierException(
          ProblemCode.CARRIER_UNSUPPORTED, "", "another predictor", "one of PNG, in narrow rows");
    }
    byte[] plain = new byte[data.length / (columns + 1) * columns];
    for (int row = 0; row < plain.length / columns; row++) {
      int filter = data[row * (columns + 1)];
      if (filter != 0 && filter != 2) {
        throw new CarrierException(
            ProblemCode.CARRIER_UNSUPPORTED, "", "another predictor", "none, or up");
      }
      for (int i = 0; i < columns; i++) {
        int at = row * columns + i;
        int above = filter == 2 && row > 0 ? plain[at - columns] : 0;
        plain[at] = (byte) (data[row * (columns + 1) + 1 + i] + above);
      }
    }
    return plain;
  }

  private void readSections() throws CarrierException {
    Deque<Integer> open = new ArrayDeque<>(List.of(lastSection()));
    Set<Integer> seen = new HashSet<>();
    boolean first = true;
    while (!open.isEmpty()) {
      int offset = open.pop();
      if (!seen.add(offset) || seen.size() > MAX_SECTIONS) {
        throw CarrierException.malformed(
            "byte " + offset, "cross-references in a circle", "each section once");
      }
      PdfValue.Dictionary section = section(offset);
      if (first) {
        trailer = section;
        first = false;
      }
      if (section.get("Prev").isPresent()) {
        open.push(whole(section, "Prev"));
      }
      if (section.get("XRefStm").isPresent()) {
        open.push(whole(section, "XRefStm"));
      }
    }
  }

  private int lastSection() throws CarrierException {
    int from = Math.max(0, bytes.length - TAIL);
    for (int at = bytes.length - START.length; at >= from; at--) {
      if (Arrays.equals(bytes, at, at + START.length, START, 0, START.length)) {
        return new PdfScan(bytes, at + START.length, work).number();
      }
    }
    throw CarrierException.malformed("", "a PDF that breaks off", "startxref at its end");
  }

  private PdfValue.Dictionary section(int offset) throws CarrierException {
    PdfScan scan = new PdfScan(bytes, offset, work);
    if (!scan.takes("xref")) {
      return streamSection(scan);
    }
    while (!scan.takes("trailer")) {
      int first = scan.number();
      int count = scan.number();
      for (int i = 0; i < count; i++) {
        int at = scan.number();
        scan.number();
        if (scan.takes("n")) {
          place((long) first + i, new Place(-1, at));
        } else {
          scan.require("f");
        }
      }
    }
    if (scan.value() instanceof PdfValue.Dictionary dictionary) {
      return dictionary;
    }
    throw scan.malformed("another value", "the trailer's dictionary");
  }

  private PdfValue.Dictionary streamSection(PdfScan scan) throws CarrierException {
    scan.number();
    scan.number();
    scan.require("obj");
    if (!(scan.value() instanceof PdfValue.Dictionary dictionary)
        || !dictionary.get("Type").equals(Optional.of(new PdfValue.Name("XRef")))) {
      throw scan.malformed("another object", "cross-references");
    }
    scan.require("stream");
    byte[] rows = decoded(new PdfValue.Stream(dictionary, scan.streamStart()), Integer.MAX_VALUE);
    int[] widths = array(dictionary.get("W")).stream().mapToInt(PdfFile::small).toArray();
    int row = Arrays.stream(widths).sum();
    if (widths.length != 3 || row == 0 || Arrays.stream(widths).anyMatch(w -> w < 0 || w > 8)) {
      throw scan.malformed("other columns", "three widths");
    }
    List<PdfValue> index =
        dictionary.get("Index").isPresent()
            ? array(dictionary.get("Index"))
            : List.of(new PdfValue.Whole(0), new PdfValue.Whole(whole(dictionary, "Size")));
    int at = 0;
    for (int i = 0; i + 1 < index.size(); i += 2) {
      int first = small(index.get(i));
      int count = small(index.get(i + 1));
      for (int j = 0; j < count; j++, at += row) {
        if (first < 0 || at + row > rows.length) {
          throw scan.malformed("fewer cross-references", "all of them");
        }
        place((long) first + j, rows, at, widths);
      }
    }
    return dictionary;
  }

  private static int small(PdfValue value) {
    return value instanceof PdfValue.Whole number && Math.abs(number.value()) < 1 << 28
        ? (int) number.value()
        : -1;
  }

  private void place(long number, byte[] rows, int at, int[] widths) throws CarrierException {
    long kind = widths[0] == 0 ? 1 : field(rows, at, widths[0]);
    long second = field(rows, at + widths[0], widths[1]);
    long third = field(rows, at + widths[0] + widths[1], widths[2]);
    if (second < 0 || second > Integer.MAX_VALUE || third < 0 || third > Integer.MAX_VALUE) {
      throw CarrierException.malformed("", "a cross-reference outside the file", "one inside it");
    }
    if (kind == 1) {
      place(number, new Place(-1, (int) second));
    } else if (kind == 2) {
      place(number, new Place((int) second, (int) third));
    }
  }

  private static long field(byte[] rows, int at, int width) {
    long value = 0;
    for (int i = 0; i < width; i++) {
      value = value << 8 | (rows[at + i] & 0xff);
    }
    return value;
  }

  /** The newest section is read first, and counts. */
  private void place(long number, Place place) throws CarrierException {
    if (number < MAX_OBJECTS) {
      places.putIfAbsent((int) number, place);
    } else {
      throw CarrierException.tooLarge("more objects", "at most " + MAX_OBJECTS);
    }
  }
}
