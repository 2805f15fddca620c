package nl.skillspaspoort.examples.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.skillspaspoort.core.credential.SignedCredential;

/** Writes every sample to a folder. */
public final class Main {
  private static final List<String> NAMES =
      List.of(
          "1-mbo-diploma",
          "2-mbo-certificaat",
          "3-praktijkverklaring",
          "4-evc",
          "5-vakbekwaamheidsbewijs",
          "6-microcredential",
          "7-veiligheidscertificaat",
          "8-werkgeversverklaring",
          "9-steun-van-collega",
          "10-zelf-opgegeven");

  private Main() {}

  /** Takes the folder. */
  public static void main(String[] arguments) throws IOException {
    write(Path.of(arguments.length > 0 ? arguments[0] : "files"));
  }

  static void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<String, byte[]> file : files().entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
  }

  /** Every sample and twin by the name of its file. */
  static Map<String, byte[]> files() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    List<SignedCredential> all = Samples.all();
    for (int i = 0; i < all.size(); i++) {
      files.put(NAMES.get(i) + ".json", Twins.bytes(all.get(i)));
    }
    files.putAll(Twins.files());
    files.put("trust-list.jws", SampleLists.signed().bytes());
    return files;
  }
}
