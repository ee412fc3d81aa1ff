package dev.baton.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

import dev.baton.keepalived.Conf;
import dev.baton.keepalived.ConfImporter;
import dev.baton.keepalived.ConfLimits;
import dev.baton.keepalived.Import;
import dev.baton.keepalived.IncludedFiles;

/// `baton convert --to yaml`: a keepalived.conf as a node's configuration.
record ToYaml(Surroundings here, Path file, Optional<String> id, boolean strict, Optional<Path> target) {
    /// Does it, and gives the exit status.
    int run() {
        String configId = id.orElseGet(ToYaml::hostLabel);
        Import result = ConfImporter.read(Conf.read(file.toString(), text(file), configId, new IncludedFiles()),
                configId);
        result.problems().forEach(problem -> here.err().println(problem.text().stripTrailing()));
        result.notes().forEach(note -> here.err().println(note.text()));
        if (result.unlisted() > 0) {
            here.err().println(result.unlisted() + " more notes are not listed.");
        }
        boolean isRefused = result.config().isEmpty() || (strict && !result.isComplete());
        if (isRefused) {
            here.err().println(file + " was not converted: " + (result.config().isEmpty()
                    ? "there is nothing in it that a node can use."
                    : result.notImported() + " statements are not carried over, and --strict asks for all."));
            return Baton.FAILED;
        }
        write(result.yaml());
        here.err().println(told(result));
        return result.isUsable() ? Baton.GOOD : Baton.FAILED;
    }

    private void write(String text) {
        target.ifPresentOrElse(out -> WholeFile.write(out, text), () -> {
            here.out().print(text);
            here.out().flush();
        });
    }

    private static String told(Import result) {
        return result.config().map(config -> config.routers().size() + " routers, " + config.checks().size()
                + " checks, " + config.groups().size() + " groups").orElse("nothing") + "; "
                + result.notImported() + " statements are not carried over."
                + (result.isUsable() ? "" : " A node refuses the result until the errors above are mended.");
    }

    /// The text of a file that is to be there.
    static String text(Path file) {
        try {
            return IncludedFiles.read(file).orElseThrow(() -> new CannotDo(file + " is larger than "
                    + ConfLimits.MAX_CHARACTERS + " bytes; check that it is the right file."));
        } catch (NoSuchFileException _) {
            throw new CannotDo("there is no file '" + file + "'; check the path.");
        } catch (AccessDeniedException _) {
            throw new CannotDo(file + " may not be read; give this user the right to, or use sudo.");
        } catch (IOException _) {
            throw new CannotDo(file + " cannot be read; it must be a file.");
        }
    }

    /// As keepalived has it when no id is given.
    static String hostLabel() {
        try {
            String name = InetAddress.getLocalHost().getHostName();
            int dot = name.indexOf('.');
            return dot > 0 ? name.substring(0, dot) : name;
        } catch (UnknownHostException _) {
            return "node";
        }
    }
}
