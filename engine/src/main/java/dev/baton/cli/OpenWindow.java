package dev.baton.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

import dev.baton.adapter.sim.Lab;

/// `baton gui`: the window.
@Command(name = "gui", header = "Open the window.", description = "It opens on a lab: a live virtual cluster that runs"
        + " the real engine.", footer = {"", "Examples:", "  baton gui --lab three",
                "  baton gui --lab fleet --seed 7 --tour pictures"})
final class OpenWindow implements Callable<Integer> {
    @ParentCommand
    private Baton baton = new Baton();

    @Option(names = "--lab", paramLabel = "PRESET", description = "The lab to open on: nginx-pair, three, dual-stack,"
            + " sync-group, clash or fleet.")
    private Optional<String> preset = Optional.empty();

    @Option(names = "--nodes", paramLabel = "N", description = "How many nodes the lab has, 1 to 50, where the preset"
            + " has no fixed number.")
    private Optional<String> nodes = Optional.empty();

    @Option(names = "--seed", paramLabel = "SEED", description = "What chance in the lab is computed from.")
    private Optional<String> seed = Optional.empty();

    @Option(names = "--tour", paramLabel = "DIR", description = "Visit every screen, write a picture of each to DIR,"
            + " and end; needs no display.")
    private Optional<String> tour = Optional.empty();

    @Override
    public Integer call() {
        Lab lab = RunLab.lab("--lab", preset.orElse("three"), nodes, seed.orElse("1"));
        Optional<Path> directory = tour.map(OpenWindow::directory);
        if (directory.isEmpty() && !baton.surroundings().hasDisplay()) {
            throw new CannotDo("There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set). Run it in a desktop"
                    + " session, or use 'baton lab' in the terminal.");
        }
        Window window = baton.surroundings().window().get().orElseThrow(() -> new CannotDo("The window is not installed"
                + " beside this command. Start it with installers/run, or use 'baton lab' in the terminal."));
        return window.open(new WindowRequest(preset,
                nodes.isPresent() ? OptionalInt.of(lab.nodes().size()) : OptionalInt.empty(),
                seed.isPresent() ? OptionalLong.of(lab.seed()) : OptionalLong.empty(), directory));
    }

    private static Path directory(String text) {
        try {
            Path path = Path.of(text);
            if (Files.exists(path) && !Files.isDirectory(path)) {
                throw new WrongUsage("--tour: '" + text + "' is a file; name a directory to write the pictures to.");
            }
            return path;
        } catch (InvalidPathException _) {
            throw new WrongUsage("--tour: '" + Amounts.shortened(text) + "' is no path.");
        }
    }
}
