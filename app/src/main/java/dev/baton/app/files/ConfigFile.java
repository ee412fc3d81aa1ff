package dev.baton.app.files;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import dev.baton.config.NodeConfig;
import dev.baton.config.Problem;
import dev.baton.config.Severity;
import dev.baton.doctor.Document;
import dev.baton.keepalived.Import;

/// A configuration file that was read.
///
/// @param path     where it is
/// @param name     what it is called here: its path below what all open files have in common
/// @param kind     how it is written
/// @param text     what is in it
/// @param config   the node's configuration; empty: nothing that can be used
/// @param problems what its reader has to say
/// @param document what the checks look at; empty for what could not be read
/// @param imported what came of importing a keepalived.conf; empty for YAML and for what could not be read
/// @param included the files that it includes
public record ConfigFile(Path path, String name, FileKind kind, String text, Optional<NodeConfig> config,
        List<Problem> problems, Optional<Document> document, Optional<Import> imported, List<Path> included) {
    public ConfigFile {
        problems = List.copyOf(problems);
        included = List.copyOf(included);
    }

    /// The node's name; the file's own where that is not known.
    public String node() {
        return config.map(NodeConfig::node).orElse(name);
    }

    /// How many problems of its reader are that bad.
    public long count(Severity severity) {
        return problems.stream().filter(p -> p.severity() == severity).count();
    }

    /// Whether it could be read at all; if not, the problems say why.
    public boolean isRead() {
        return document.isPresent();
    }

    /// The host that a keepalived.conf is for, where it does not say so itself.
    public String configId() {
        return ConfigReader.configId(path);
    }

    ConfigFile withName(String newName) {
        return new ConfigFile(path, newName, kind, text, config, problems, document, imported, included);
    }
}
