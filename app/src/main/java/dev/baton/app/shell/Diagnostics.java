package dev.baton.app.shell;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import dev.baton.app.fx.FrameStats;

/// How the program itself is doing: frames, memory, what comes in. For a look and for a problem report.
final class Diagnostics extends VBox {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final long MEBIBYTE = 1 << 20;

    private final AppContext context;
    private final Map<String, Label> values = new LinkedHashMap<>();

    Diagnostics(AppContext context) {
        this.context = context;
        getStyleClass().add("diagnostics");
        Label title = new Label(text("shell.diagnostics.title"));
        title.getStyleClass().add("overlay-title");
        GridPane grid = new GridPane();
        grid.getStyleClass().add("diagnostics-grid");
        for (String name : new String[]{"fps", "median", "p95", "longest", "worst", "memory", "sightings", "java",
                "system"}) {
            Label label = new Label(text("shell.diagnostics." + name));
            label.getStyleClass().add("muted");
            Label value = new Label();
            values.put(name, value);
            grid.addRow(values.size(), label, value);
        }
        Button copy = new Button(text("shell.diagnostics.copy"), new FontIcon(MaterialDesignC.CONTENT_COPY));
        copy.setOnAction(_ -> copy());
        getChildren().addAll(title, grid, copy);
        refresh();
    }

    /// Shows the figures of now.
    void refresh() {
        FrameStats stats = context.pulse().frames().snapshot();
        set("fps", String.format(context.texts().locale(), "%.1f", stats.fps()));
        set("median", millis(stats.p50Nanos()));
        set("p95", millis(stats.p95Nanos()));
        set("longest", millis(stats.maxNanos()));
        set("worst", millis(stats.worstNanos()));
        Runtime runtime = Runtime.getRuntime();
        set("memory", text("shell.diagnostics.mebibytes",
                (runtime.totalMemory() - runtime.freeMemory()) / MEBIBYTE));
        set("sightings", String.format(context.texts().locale(), "%,d",
                context.source().snapshot().get().sightings()));
        set("java", Runtime.version() + " · JavaFX " + System.getProperty("javafx.version", ""));
        set("system", System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                + System.getProperty("os.arch"));
    }

    private void set(String name, String text) {
        Label label = values.get(name);
        if (label != null) {
            label.setText(text);
        }
    }

    private String millis(long nanos) {
        return text("shell.diagnostics.millis",
                String.format(context.texts().locale(), "%.1f", nanos / NANOS_PER_MILLI));
    }

    private void copy() {
        StringBuilder report = new StringBuilder();
        values.forEach((name, value) -> report.append(text("shell.diagnostics." + name)).append(": ")
                .append(value.getText()).append('\n'));
        ClipboardContent content = new ClipboardContent();
        content.putString(report.toString());
        Clipboard.getSystemClipboard().setContent(content);
    }

    private String text(String key, Object... args) {
        return context.texts().get(key, args);
    }
}
