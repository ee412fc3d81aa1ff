package dev.baton.app.config;

import java.util.Optional;

import dev.baton.app.files.ConfigFile;
import dev.baton.config.NodeConfig;
import dev.baton.draft.Draft;
import dev.baton.draft.Form;

/// A node in the list, or a file of one.
///
/// @param name     the node's name
/// @param detail   what else it is called: its file; may be empty
/// @param draft    its configuration where it can be edited
/// @param file     its file where it has one
/// @param drift    how it stands to what runs
/// @param errors   how many errors there are in it
/// @param warnings how many warnings
record NodeRow(String name, String detail, Optional<Draft> draft, Optional<ConfigFile> file, Drift drift, long errors,
        long warnings) {
    /// What it is configured as; empty: nothing that can be used.
    Optional<NodeConfig> config() {
        return draft.isPresent() ? draft.get().config() : file.flatMap(ConfigFile::config);
    }

    /// How it is written, as files end; empty: it is not known.
    Optional<String> kind() {
        return draft.map(d -> switch (d.base().form()) {
            case YAML -> "yaml";
            case KEEPALIVED -> "conf";
        }).or(() -> file.map(f -> f.kind().ending()));
    }

    /// What its text is called where problems are told.
    String textName() {
        return draft.map(d -> textName(d)).or(() -> file.map(f -> f.path().toString())).orElse(name);
    }

    /// What the text of a draft is called.
    static String textName(Draft draft) {
        return draft.node() + (draft.base().form() == Form.YAML ? ".yaml" : ".conf");
    }

    /// Whose conditional lines count in a keepalived.conf.
    static String configId(Draft draft) {
        String id = draft.base().around().configId();
        return id.isEmpty() ? draft.node() : id;
    }
}
