package dev.baton.app.overview;

import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.VBox;

import dev.baton.app.i18n.Texts;
import dev.baton.cluster.Member;

/// What can be done with a node from its box. What cannot be done yet is there, disabled, with the reason.
final class NodeMenu {
    private final Texts texts;

    NodeMenu(Texts texts) {
        this.texts = texts;
    }

    ContextMenu of(Member member) {
        return new ContextMenu(impossible("maintenance", "node"), impossible("hand-over", "node"),
                impossible("priority", "priority"), impossible("packets", "packets"), impossible("config", "config"),
                new SeparatorMenuItem(), copy(member.source().toString()));
    }

    private MenuItem impossible(String name, String why) {
        Label title = new Label(texts.get("overview.menu." + name));
        Label reason = new Label(texts.get("overview.menu.why." + why));
        title.getStyleClass().add("menu-title");
        reason.getStyleClass().add("menu-reason");
        CustomMenuItem item = new CustomMenuItem(new VBox(title, reason));
        item.setId("menu-" + name);
        item.setDisable(true);
        return item;
    }

    private MenuItem copy(String address) {
        MenuItem item = new MenuItem(texts.get("overview.menu.copy", address));
        item.setId("menu-copy");
        item.setOnAction(_ -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(address);
            Clipboard.getSystemClipboard().setContent(content);
        });
        return item;
    }
}
