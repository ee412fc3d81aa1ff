package dev.baton.app.watch;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

import dev.baton.app.i18n.Texts;
import dev.baton.app.source.SourceDesk;

/// Lets captures, configuration files and folders of them be dropped anywhere on the window: while one is dragged over it, a hint lies over everything.
public final class DropTarget extends StackPane {
    private final SourceDesk desk;

    public DropTarget(Texts texts, SourceDesk desk) {
        this.desk = desk;
        Label hint = new Label(texts.get("watch.drop"), new FontIcon(MaterialDesignF.FILE_SEARCH_OUTLINE));
        hint.getStyleClass().add("drop-hint");
        getStyleClass().add("drop-target");
        getChildren().add(hint);
        setVisible(false);
        setMouseTransparent(true);
    }

    /// Files that are dragged over `window` are taken.
    public void listenOn(Region window) {
        window.addEventFilter(DragEvent.DRAG_OVER, event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
                setVisible(true);
                event.consume();
            }
        });
        window.addEventFilter(DragEvent.DRAG_EXITED_TARGET, event -> {
            if (window.equals(event.getTarget())) {
                setVisible(false);
            }
        });
        window.addEventFilter(DragEvent.DRAG_DROPPED, event -> {
            List<File> files = event.getDragboard().getFiles();
            setVisible(false);
            if (!files.isEmpty()) {
                dropped(files.stream().map(File::toPath).toList());
                event.setDropCompleted(true);
                event.consume();
            }
        });
    }

    /// Configurations are opened together; of captures the window shows one at a time: the first.
    void dropped(List<Path> files) {
        desk.open(files);
    }
}
