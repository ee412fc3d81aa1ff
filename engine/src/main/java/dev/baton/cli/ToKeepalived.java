package dev.baton.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import dev.baton.config.ConfigLoader;
import dev.baton.config.ConfigResult;
import dev.baton.config.NodeConfig;
import dev.baton.keepalived.ConfExporter;
import dev.baton.keepalived.Export;

/// `baton convert --to keepalived`: a node's configuration as a keepalived.conf.
///
/// @param scriptFolder where the scripts lie that the configuration names
record ToKeepalived(Surroundings here, Path file, String scriptFolder, boolean strict, Optional<Path> target) {
    /// Does it, and gives the exit status.
    int run() {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new CannotDo("'" + file + "' cannot be read; check the path and the right to read it.");
        }
        ConfigResult result = ConfigLoader.load(file);
        result.problems().forEach(problem -> here.err().println(problem.text().stripTrailing()));
        return switch (result) {
            case ConfigResult.Loaded loaded -> export(loaded.config());
            case ConfigResult.Invalid invalid -> {
                here.err().println(file + " has " + invalid.problems().size() + " problems; nothing was written.");
                yield Baton.FAILED;
            }
        };
    }

    private int export(NodeConfig config) {
        Export export = ConfExporter.write(config, scriptFolder.replaceFirst("/+$", ""));
        export.notExported().forEach(omission -> here.err().println(omission));
        if (strict && !export.notExported().isEmpty()) {
            here.err().println(file + " was not converted, since --strict asks for all of it.");
            return Baton.FAILED;
        }
        target.ifPresentOrElse(out -> WholeFile.write(out, export.text()), () -> {
            here.out().print(export.text());
            here.out().flush();
        });
        return Baton.GOOD;
    }
}
