import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * Copies the signed jars of a folder, without their signatures: the JVM puts no class of a signed jar
 * into an archive, and reads every digest of it at every start. Nothing here relies on the signatures;
 * the build checks what it downloads.
 */
public final class Unsigned {
  private Unsigned() {}

  /** The folder of the jars, and the folder for the copies, which is there. */
  public static void main(String[] folders) throws IOException {
    try (Stream<Path> jars = Files.list(Path.of(folders[0]))) {
      for (Path jar : jars.filter(file -> file.toString().endsWith(".jar")).toList()) {
        copyIfSigned(jar, Path.of(folders[1]).resolve(jar.getFileName()));
      }
    }
  }

  private static void copyIfSigned(Path from, Path to) throws IOException {
    try (JarFile jar = new JarFile(from.toFile(), false)) {
      List<JarEntry> entries = jar.stream().toList();
      if (entries.stream().noneMatch(Unsigned::isSignature)) {
        return;
      }
      // The attributes of the jar itself, without the digests of its entries.
      Manifest manifest = new Manifest(jar.getManifest());
      manifest.getEntries().clear();
      try (OutputStream file = Files.newOutputStream(to);
          JarOutputStream out = new JarOutputStream(file, manifest)) {
        for (JarEntry entry : entries) {
          if (!isSignature(entry) && !entry.getName().equals(JarFile.MANIFEST_NAME)) {
            ZipEntry copy = new ZipEntry(entry.getName());
            copy.setLastModifiedTime(FileTime.fromMillis(0));
            out.putNextEntry(copy);
            try (InputStream in = jar.getInputStream(entry)) {
              in.transferTo(out);
            }
          }
        }
      }
    }
  }

  private static boolean isSignature(JarEntry entry) {
    String name = entry.getName().toUpperCase(Locale.ROOT);
    return name.startsWith("META-INF/")
        && (name.endsWith(".SF")
            || name.endsWith(".RSA")
            || name.endsWith(".DSA")
            || name.endsWith(".EC"));
  }
}
