package dev.baton.config;

import java.nio.file.Path;
import java.util.List;

/// Reads `node.yaml`: gives the configuration, or all that is wrong with it. No text makes it throw.
public final class ConfigLoader {
    private static final Document<NodeConfig> DOCUMENT = new Document<>(NodeShape.SHAPE,
            "The smallest is: node: n1");

    private ConfigLoader() {}

    /// Reads a file.
    public static ConfigResult load(Path file) {
        return result(DOCUMENT.load(file));
    }

    /// Reads the bytes of a file.
    ///
    /// @param file what the file is called in problems
    public static ConfigResult load(String file, byte[] bytes) {
        return result(DOCUMENT.load(file, bytes));
    }

    /// Reads a text.
    ///
    /// @param file what the file is called in problems
    public static ConfigResult load(String file, String text) {
        return result(DOCUMENT.load(file, text));
    }

    /// What is wrong with a configuration that was not read from a file. The places are those in [ConfigWriter#write].
    public static List<Problem> problems(NodeConfig config) {
        return load(config.node() + ".yaml", ConfigWriter.write(config)).problems();
    }

    private static ConfigResult result(Document.Read<NodeConfig> read) {
        return read.value().<ConfigResult>map(config -> new ConfigResult.Loaded(config, read.problems()))
                .orElseGet(() -> new ConfigResult.Invalid(read.problems()));
    }
}
