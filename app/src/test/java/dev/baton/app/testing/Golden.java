package dev.baton.app.testing;

import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;

import dev.baton.app.theme.Fonts;

/// What pictures of screens looked like when somebody looked at them and found them good. Kept small: what is cramped, cut
/// off, empty or of another colour shows at a quarter of the size too. Compared only where the fonts are the ones that
/// they were drawn in.
///
/// `-Dbaton.golden=update` draws those anew that are there; look at them before they are committed.
final class Golden {
    static final Path FOLDER = Path.of("src", "test", "resources", "golden");
    private static final String FONT = "Noto Sans CJK TC";
    private static final int SCALE = 4;
    /// A channel of a reduced pixel may differ by this much: other rounding of the same drawing.
    private static final int CHANNEL_TOLERANCE = 20;
    /// This share of the reduced pixels may differ by more.
    private static final double SHARE_TOLERANCE = 0.006;
    private static final int CHANNEL_BITS = 8;
    private static final int CHANNEL_MASK = 0xFF;

    private Golden() {}

    /// Whether the fonts are those that the pictures were drawn in.
    static boolean isComparable() {
        return Fonts.family(Locale.ENGLISH).equals(Optional.of(FONT))
                && Fonts.family(Locale.TRADITIONAL_CHINESE).equals(Optional.of(FONT));
    }

    /// Compares a picture with its golden one, if it has one.
    ///
    /// @throws AssertionError if they differ by more than a little
    static void compare(String name, BufferedImage picture) {
        Path golden = FOLDER.resolve(name + ".png");
        if (!Files.exists(golden) || !isComparable()) {
            return;
        }
        BufferedImage now = reduced(picture);
        try {
            if ("update".equals(System.getProperty("baton.golden"))) {
                ImageIO.write(now, "png", golden.toFile());
                return;
            }
            BufferedImage before = ImageIO.read(golden.toFile());
            if (before.getWidth() != now.getWidth() || before.getHeight() != now.getHeight()) {
                throw new AssertionError(name + " has another size than its golden picture: " + now.getWidth() + " x "
                        + now.getHeight() + " instead of " + before.getWidth() + " x " + before.getHeight());
            }
            double share = differing(before, now);
            if (share > SHARE_TOLERANCE) {
                throw new AssertionError(String.format(Locale.ROOT, "%s differs from its golden picture in %.2f %% of"
                        + " its points. Look at target/pictures/%s.png; if it is right, run the test with"
                        + " -Dbaton.golden=update.", name, share * 100, name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The golden picture " + golden + " cannot be used", e);
        }
    }

    private static BufferedImage reduced(BufferedImage picture) {
        int width = picture.getWidth() / SCALE;
        int height = picture.getHeight() / SCALE;
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = small.createGraphics();
        graphics.drawImage(picture.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING), 0, 0, null);
        graphics.dispose();
        return small;
    }

    static double differing(BufferedImage one, BufferedImage other) {
        long differing = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                if (isFar(one.getRGB(x, y), other.getRGB(x, y))) {
                    differing++;
                }
            }
        }
        return differing / ((double) one.getWidth() * one.getHeight());
    }

    private static boolean isFar(int one, int other) {
        for (int shift = 0; shift < 3 * CHANNEL_BITS; shift += CHANNEL_BITS) {
            int difference = ((one >> shift) & CHANNEL_MASK) - ((other >> shift) & CHANNEL_MASK);
            if (Math.abs(difference) > CHANNEL_TOLERANCE) {
                return true;
            }
        }
        return false;
    }
}
