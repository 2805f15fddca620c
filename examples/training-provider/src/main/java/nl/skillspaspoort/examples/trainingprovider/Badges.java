package nl.skillspaspoort.examples.trainingprovider;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import nl.skillspaspoort.core.carrier.BadgePicture;
import nl.skillspaspoort.core.carrier.CredentialReader;
import nl.skillspaspoort.core.credential.SignedCredential;
import nl.skillspaspoort.core.problem.Language;
import nl.skillspaspoort.core.problem.ProblemException;
import nl.skillspaspoort.core.skill.Achievement;
import nl.skillspaspoort.picture.BadgeDrawing;

/** The credentials of a class as pictures: drawn once, with each credential baked into a copy. */
final class Badges {
  private static final int PIXELS = 600;

  private Badges() {}

  /** Writes a PNG and an SVG for each; returns how many of them gave their credential back. */
  static int write(
      Path folder,
      Achievement achievement,
      String issuer,
      Map<String, SignedCredential> credentials)
      throws IOException, ProblemException {
    BadgeDrawing drawing = BadgeDrawing.of(achievement, issuer, Language.NL);
    byte[] png = drawing.toPng(PIXELS);
    byte[] svg = drawing.toSvg();
    Files.createDirectories(folder);
    int readBack = 0;
    for (Map.Entry<String, SignedCredential> entry : credentials.entrySet()) {
      Path picture = folder.resolve(entry.getKey() + ".png");
      Path vector = folder.resolve(entry.getKey() + ".svg");
      Files.write(picture, BadgePicture.bake(png, entry.getValue()));
      Files.write(vector, BadgePicture.bake(svg, entry.getValue()));
      readBack += holds(picture, entry.getValue()) && holds(vector, entry.getValue()) ? 1 : 0;
    }
    return readBack;
  }

  private static boolean holds(Path picture, SignedCredential credential)
      throws IOException, ProblemException {
    return CredentialReader.strict()
        .read(Files.readAllBytes(picture))
        .credential()
        .equals(credential);
  }
}
