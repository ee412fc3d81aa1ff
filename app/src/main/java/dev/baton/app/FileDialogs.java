package dev.baton.app;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

import dev.baton.app.i18n.Texts;

/// Asks a person for files.
interface FileDialogs {
    /// A capture to open; empty: none.
    Optional<Path> open();

    /// Configuration files to open; none: nothing.
    List<Path> openConfigs();

    /// A folder of configuration files to open; empty: none.
    Optional<Path> openFolder();

    /// Where to save something; empty: nowhere. A name without an ending gets the one that was chosen.
    ///
    /// @param suggestedName without its ending
    /// @param endings       the endings to choose from, such as `pcapng`
    Optional<Path> save(String suggestedName, List<String> endings);

    private static String chosen(FileChooser chooser, List<String> endings) {
        int place = chooser.getExtensionFilters().indexOf(chooser.getSelectedExtensionFilter());
        return endings.get(Math.max(0, place));
    }

    private static Path withEnding(Path file, String ending) {
        String name = String.valueOf(file.getFileName());
        return name.indexOf('.') >= 0 ? file : file.resolveSibling(name + "." + ending);
    }

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
            public List<Path> openConfigs() {
                FileChooser chooser = new FileChooser();
                chooser.setTitle(texts.get().get("action.source.configs"));
                chooser.getExtensionFilters().addAll(
                        new FileChooser.ExtensionFilter(texts.get().get("watch.files.configs"), "*.conf", "*.yaml",
                                "*.yml"),
                        new FileChooser.ExtensionFilter(texts.get().get("watch.files.all"), "*"));
                List<File> chosen = chooser.showOpenMultipleDialog(owner);
                return chosen == null ? List.of() : chosen.stream().map(File::toPath).toList();
            }

            @Override
            public Optional<Path> openFolder() {
                DirectoryChooser chooser = new DirectoryChooser();
                chooser.setTitle(texts.get().get("action.source.config-folder"));
                return Optional.ofNullable(chooser.showDialog(owner)).map(File::toPath);
            }

            @Override
            public Optional<Path> save(String suggestedName, List<String> endings) {
                FileChooser chooser = new FileChooser();
                chooser.setTitle(texts.get().get("watch.save-as"));
                chooser.setInitialFileName(suggestedName + "." + endings.getFirst());
                endings.forEach(ending -> chooser.getExtensionFilters().add(
                        new FileChooser.ExtensionFilter(texts.get().get("watch.files." + ending), "*." + ending)));
                return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath)
                        .map(file -> withEnding(file, chosen(chooser, endings)));
            }
        };
    }
}
