package dev.baton.app.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.baton.app.files.ConfigFile;
import dev.baton.app.files.FileKind;
import dev.baton.config.NodeConfig;
import dev.baton.config.Place;
import dev.baton.draft.Draft;
import dev.baton.keepalived.Conf;
import dev.baton.keepalived.ConfExporter;
import dev.baton.keepalived.ConfImporter;
import dev.baton.keepalived.Export;
import dev.baton.keepalived.Import;
import dev.baton.keepalived.Note;
import dev.baton.keepalived.Omission;

/// A configuration in the other form, with all that is not simply carried over.
///
/// @param node   the node's name
/// @param to     the other form
/// @param text   the configuration in it; empty: there is nothing that could be converted
/// @param losses what is lost or changed, in the order of the file
/// @param lost   how many statements are not carried over
/// @param unlisted how many losses are not listed
record Conversion(String node, FileKind to, String text, List<Loss> losses, int lost, int unlisted) {
    private static final String SCRIPT_FOLDER = "/etc/baton/scripts";

    Conversion {
        losses = List.copyOf(losses);
    }

    /// Something that is not simply carried over.
    ///
    /// @param isLost  whether it is not carried over at all
    /// @param place   where it stands; empty where that is not known
    /// @param written what is written
    /// @param becomes what it becomes; empty: nothing
    /// @param reason  why, and what to do
    record Loss(boolean isLost, Optional<Place> place, String written, String becomes, String reason) {}

    /// Converts a file.
    static Conversion of(ConfigFile file) {
        return switch (file.kind()) {
            case KEEPALIVED -> file.imported().map(result -> toYaml(file.node(), result))
                    .orElseGet(() -> none(file.node(), file.kind()));
            case YAML -> file.config().map(config -> toKeepalived(file.node(), config))
                    .orElseGet(() -> none(file.node(), file.kind()));
        };
    }

    /// Converts a configuration as it is now, with what is staged.
    static Conversion of(Draft draft) {
        return switch (draft.base().form()) {
            case KEEPALIVED -> toYaml(draft.node(), imported(draft));
            case YAML -> draft.config().map(config -> toKeepalived(draft.node(), config))
                    .orElseGet(() -> none(draft.node(), FileKind.YAML));
        };
    }

    private static Import imported(Draft draft) {
        String id = NodeRow.configId(draft);
        return ConfImporter.read(Conf.read(NodeRow.textName(draft), draft.text(), id,
                draft.base().around().includes()), id);
    }

    private static Conversion none(String node, FileKind kind) {
        return new Conversion(node, other(kind), "", List.of(), 0, 0);
    }

    private static FileKind other(FileKind kind) {
        return switch (kind) {
            case YAML -> FileKind.KEEPALIVED;
            case KEEPALIVED -> FileKind.YAML;
        };
    }

    private static Conversion toYaml(String node, Import result) {
        List<Loss> losses = new ArrayList<>();
        for (Note note : result.notes()) {
            losses.add(new Loss(note.kind() != Note.Kind.CHANGED, Optional.of(note.place()), note.written(),
                    note.becomes().orElse(""), note.reason()));
        }
        String text = result.config().isPresent() ? result.yaml() : "";
        return new Conversion(node, FileKind.YAML, text, losses, result.notImported(), result.unlisted());
    }

    private static Conversion toKeepalived(String node, NodeConfig config) {
        Export export = ConfExporter.write(config, SCRIPT_FOLDER);
        List<Loss> losses = new ArrayList<>();
        for (Omission omission : export.notExported()) {
            losses.add(new Loss(true, Optional.empty(), omission.subject(), "", omission.reason()));
        }
        return new Conversion(node, FileKind.KEEPALIVED, export.text(), losses, losses.size(), 0);
    }

    /// Whether there is anything to save.
    boolean isPossible() {
        return !text.isEmpty();
    }
}
