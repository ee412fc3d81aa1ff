package dev.baton.app.control;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

/// Writes pictures as PNG (ISO/IEC 15948): eight bits, RGB, no alpha, each line filtered by the one above. Saves the
/// detour through AWT, which a window without it need not load.
public final class Png {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int BYTES_PER_PIXEL = 3;
    private static final byte FILTER_UP = 2;
    private static final byte TRUE_COLOUR = 2;
    private static final byte BITS = 8;

    private Png() {}

    /// The picture as the bytes of a PNG file.
    public static byte[] of(Image image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] argb = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(file)) {
            out.write(SIGNATURE);
            chunk(out, "IHDR", header(width, height));
            chunk(out, "IDAT", data(argb, width, height));
            chunk(out, "IEND", new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory does not fail", e);
        }
        return file.toByteArray();
    }

    private static byte[] header(int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(width);
            out.writeInt(height);
            out.write(new byte[]{BITS, TRUE_COLOUR, 0, 0, 0});
        }
        return bytes.toByteArray();
    }

    private static byte[] data(int[] argb, int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
            byte[] above = new byte[width * BYTES_PER_PIXEL];
            byte[] line = new byte[width * BYTES_PER_PIXEL];
            byte[] filtered = new byte[width * BYTES_PER_PIXEL];
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    int pixel = argb[y * width + x];
                    line[x * BYTES_PER_PIXEL] = (byte) (pixel >> 16);
                    line[x * BYTES_PER_PIXEL + 1] = (byte) (pixel >> 8);
                    line[x * BYTES_PER_PIXEL + 2] = (byte) pixel;
                }
                for (int i = 0; i < line.length; i++) {
                    filtered[i] = (byte) (line[i] - above[i]);
                }
                out.write(FILTER_UP);
                out.write(filtered);
                byte[] swap = above;
                above = line;
                line = swap;
            }
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] content) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 check = new CRC32();
        check.update(name);
        check.update(content);
        out.writeInt(content.length);
        out.write(name);
        out.write(content);
        out.writeInt((int) check.getValue());
    }
}
