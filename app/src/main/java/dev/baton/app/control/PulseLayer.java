package dev.baton.app.control;

import java.nio.IntBuffer;
import java.util.List;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/// A picture of moving dots over a drawing. The dots are drawn into an int[] that JavaFX shows as it is; only the
/// rectangle that changed is handed on.
final class PulseLayer extends Region {
    private static final StyleablePropertyFactory<PulseLayer> FACTORY = new StyleablePropertyFactory<>(
            Region.getClassCssMetaData());
    private static final CssMetaData<PulseLayer, Color> PULSE_COLOR = FACTORY.createColorCssMetaData(
            "-baton-pulse-color", layer -> layer.pulseColor, Color.TRANSPARENT, false);
    private static final int OPAQUE = 0xFF00_0000;
    private static final int CHANNEL = 255;

    private final StyleableObjectProperty<Color> pulseColor = new SimpleStyleableObjectProperty<>(PULSE_COLOR, this,
            "pulseColor", Color.TRANSPARENT);
    private final ImageView view = new ImageView();
    private DotRaster raster = new DotRaster(1, 1);
    private PixelBuffer<IntBuffer> buffer = bufferOf(raster);

    /// Draws one frame into the raster, which has been wiped.
    @FunctionalInterface
    interface Painter {
        void paint(DotRaster raster, int argb);
    }

    PulseLayer() {
        getStyleClass().add("pulses");
        setMouseTransparent(true);
        setManaged(false);
        getChildren().add(view);
    }

    private static PixelBuffer<IntBuffer> bufferOf(DotRaster raster) {
        return new PixelBuffer<>(raster.width(), raster.height(), IntBuffer.wrap(raster.pixels()),
                PixelFormat.getIntArgbPreInstance());
    }

    /// Makes the picture this large; what was drawn is gone.
    void size(double width, double height) {
        int w = Math.max(1, (int) Math.ceil(width));
        int h = Math.max(1, (int) Math.ceil(height));
        if (w == raster.width() && h == raster.height()) {
            return;
        }
        raster = new DotRaster(w, h);
        buffer = bufferOf(raster);
        view.setImage(new WritableImage(buffer));
        resize(w, h);
    }

    /// Wipes the last frame and paints this one.
    void paint(Painter painter) {
        raster.begin();
        painter.paint(raster, argb(pulseColor.get()));
        DotRaster.Area dirty = raster.dirty();
        if (!dirty.isEmpty()) {
            buffer.updateBuffer(_ -> new Rectangle2D(dirty.left(), dirty.top(), (double) dirty.right() - dirty.left(),
                    (double) dirty.bottom() - dirty.top()));
        }
    }

    /// The picture, for a test to look at.
    DotRaster raster() {
        return raster;
    }

    private static int argb(Color color) {
        return OPAQUE | (int) (color.getRed() * CHANNEL) << 16 | (int) (color.getGreen() * CHANNEL) << 8
                | (int) (color.getBlue() * CHANNEL);
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return FACTORY.getCssMetaData();
    }

    /// The colour of the dots, from the style sheet.
    StyleableProperty<Color> pulseColor() {
        return pulseColor;
    }
}
