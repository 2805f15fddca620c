package nl.skillspaspoort.picture;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Reads QR codes from pictures, as a telephone does. */
final class Scanner {
  private Scanner() {}

  static String read(byte[] png) throws Exception {
    return new QRCodeReader().decode(bitmap(png)).getText();
  }

  static List<String> readAll(byte[] png) throws Exception {
    Result[] found =
        new QRCodeMultiReader()
            .decodeMultiple(bitmap(png), Map.of(DecodeHintType.TRY_HARDER, Boolean.TRUE));
    return Stream.of(found).map(Result::getText).toList();
  }

  static BinaryBitmap bitmap(byte[] png) throws Exception {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
    return new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
  }
}
