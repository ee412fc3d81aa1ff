package dev.baton.app;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import javafx.stage.Window;

import dev.baton.app.i18n.Texts;

/// Asks a person for files.
interface FileDialogs {
    /// A capture to open; empty: none.
    Optional<Path> open();

    /// Where to save a capture; empty: nowhere.
    Optional<Path> save(String suggestedName);

    /// The dialogs of the desktop, in the language of the moment.
    static FileDialogs of(Window owner, Supplier<Texts> texts) {
        return new FileDialogs() {
            @Override
            public Optional<Path> open() {
                FileChooser chooser = new FileChooser();
                chooser.setTitle(texts.get().get("action.source.file"));
                chooser.getExtensionFilters().addAll(
                        new FileChooser.ExtensionFilter(texts.get().get("watch.files"), "*.pcap", "*.pcapng", "*.cap",
                                "*.dump"),
                        new FileChooser.ExtensionFilter(texts.get().get("watch.files.all"), "*"));
                return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
            }

            @Override
            public Optional<Path> save(String suggestedName) {
                FileChooser chooser = new FileChooser();
                chooser.setTitle(texts.get().get("action.source.save"));
                chooser.setInitialFileName(suggestedName);
                chooser.getExtensionFilters()
                        .add(new FileChooser.ExtensionFilter(texts.get().get("watch.files.pcapng"), "*.pcapng"));
                return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
            }
        };
    }
}
