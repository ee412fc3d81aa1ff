package dev.baton.app.watch;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

import dev.baton.app.i18n.Texts;

/// Says that the right to capture is missing, and the three ways round it, each with what it costs and a command to
/// copy.
final class RightPane extends VBox {
    private static final String FILTER = "ip proto 112 or ip6 proto 112 or arp or icmp6";

    private final Texts texts;

    /// @param interfaceName an interface to name in the commands
    /// @param openCapture   opens a capture file
    RightPane(Texts texts, String interfaceName, Runnable openCapture) {
        this.texts = texts;
        getStyleClass().add("right-pane");
        Label title = new Label(texts.get("watch.right.title"), new FontIcon(MaterialDesignS.SHIELD_LOCK_OUTLINE));
        title.getStyleClass().add("right-title");
        Label text = wrapped(texts.get("watch.right.text"));
        String java = ProcessHandle.current().info().command().orElse("java");
        Button open = new Button(texts.get("watch.right.open"), new FontIcon(MaterialDesignF.FILE_SEARCH_OUTLINE));
        open.setMinWidth(Region.USE_PREF_SIZE);
        open.setOnAction(_ -> openCapture.run());
        getChildren().addAll(title, text, way("sudo", "sudo -E baton gui --live " + interfaceName),
                way("tcpdump", "sudo tcpdump -U -i " + interfaceName + " -w baton.pcap '" + FILTER + "'"), open,
                way("setcap", "sudo setcap cap_net_raw+ep '" + java + "'"));
    }

    private VBox way(String name, String command) {
        Label title = wrapped(texts.get("watch.right." + name));
        title.getStyleClass().add("way-title");
        Label cost = wrapped(texts.get("watch.right." + name + ".text"));
        cost.getStyleClass().add("muted");
        TextField field = new TextField(command);
        field.setEditable(false);
        field.getStyleClass().add("command");
        field.setAccessibleText(title.getText());
        HBox.setHgrow(field, Priority.ALWAYS);
        Button copy = new Button("", new FontIcon(MaterialDesignC.CONTENT_COPY));
        copy.getStyleClass().add("copy-command");
        copy.setAccessibleText(texts.get("watch.right.copy"));
        copy.setTooltip(new Tooltip(texts.get("watch.right.copy")));
        copy.setOnAction(_ -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(command);
            Clipboard.getSystemClipboard().setContent(content);
            copy.setGraphic(new FontIcon(MaterialDesignC.CHECK));
        });
        VBox way = new VBox(title, cost, new HBox(field, copy));
        way.getStyleClass().add("right-way");
        return way;
    }

    private static Label wrapped(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
