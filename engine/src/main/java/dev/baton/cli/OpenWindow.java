package dev.baton.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import dev.baton.adapter.sim.Lab;

/// `baton gui`: the window.
@Command(name = "gui", header = "Open the window.", description = "It opens on a lab: a live virtual cluster that runs"
        + " the real engine. With --live it watches this machine's network, with --pcap a capture file;"
        + " with FILE it opens configurations, with --paired the nodes that you are paired with.", footer = {"",
                "Examples:", "  baton gui --lab three", "  sudo -E baton gui --live eth0",
                "  baton gui --pcap pair.pcapng", "  baton gui n1.yaml /etc/keepalived/keepalived.conf",
                "  baton gui --lab fleet --seed 7 --tour pictures"})
final class OpenWindow implements Callable<Integer> {
    /// A name that Linux allows: at most 15 bytes, no blank and no slash.
    private static final Pattern INTERFACE = Pattern.compile("[^\\s/]{1,15}");

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

    @Option(names = "--live", paramLabel = "IF[,IF...]", description = "Watch what these interfaces of this machine"
            + " hear; needs the right to capture.")
    private Optional<String> live = Optional.empty();

    @Option(names = "--pcap", paramLabel = "FILE", description = "Open a capture file, pcap or pcapng.")
    private Optional<String> capture = Optional.empty();

    @Option(names = "--paired", description = "Follow the nodes that you are paired with. The window does so by itself if"
            + " there are any and nothing else is asked for.")
    private boolean paired;

    @Option(names = "--tour", paramLabel = "DIR", description = "Visit every screen, write a picture of each to DIR,"
            + " and end; needs no display.")
    private Optional<String> tour = Optional.empty();

    @Parameters(paramLabel = "FILE", description = "Configurations to open, YAML or keepalived.conf, or folders of them."
            + " They are only read.")
    private List<String> configs = List.of();

    @Override
    public Integer call() {
        refuseConflicts();
        List<String> interfaces = live.map(OpenWindow::interfaces).orElse(List.of());
        Optional<Path> file = capture.map(OpenWindow::file);
        List<Path> files = configs.stream().map(OpenWindow::config).toList();
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
                seed.isPresent() ? OptionalLong.of(lab.seed()) : OptionalLong.empty(), directory, interfaces,
                file, files, paired));
    }

    /// The window opens on one thing.
    private void refuseConflicts() {
        boolean isLab = preset.isPresent() || nodes.isPresent() || seed.isPresent();
        if (paired && (isLab || live.isPresent() || capture.isPresent() || tour.isPresent() || !configs.isEmpty())) {
            throw new WrongUsage("--paired does not go with --lab, --nodes, --seed, --live, --pcap, --tour or FILE: the"
                    + " window opens on the paired nodes or on one of those. Leave one out.");
        }
        if (live.isPresent() && capture.isPresent()) {
            throw new WrongUsage("--live and --pcap do not go together: the window opens on the network or on a file."
                    + " Leave one out; the other can be opened in the window.");
        }
        if (!configs.isEmpty() && (isLab || live.isPresent() || capture.isPresent() || tour.isPresent())) {
            throw new WrongUsage("FILE does not go with --lab, --nodes, --seed, --live, --pcap or --tour: the window"
                    + " opens on configurations or on one of those. Leave one out.");
        }
        String real = live.isPresent() ? "--live" : "--pcap";
        if ((live.isPresent() || capture.isPresent()) && isLab) {
            throw new WrongUsage(real + " does not go with --lab, --nodes or --seed: those are for the lab. Leave "
                    + real + " out, or those.");
        }
        if ((live.isPresent() || capture.isPresent()) && tour.isPresent()) {
            throw new WrongUsage(real + " does not go with --tour: the tour shows the lab. Leave one out.");
        }
    }

    private static List<String> interfaces(String text) {
        List<String> names = Stream.of(text.split(",", -1)).map(String::strip).distinct().toList();
        for (String name : names) {
            if (!INTERFACE.matcher(name).matches()) {
                throw new WrongUsage("--live: '" + Amounts.shortened(name) + "' is no name of an interface; give names"
                        + " such as eth0, with commas between them.");
            }
        }
        if (names.size() > WindowRequest.MAX_INTERFACES) {
            throw new WrongUsage("--live: at most " + WindowRequest.MAX_INTERFACES + " interfaces, not " + names.size()
                    + ".");
        }
        return names;
    }

    private static Path file(String text) {
        try {
            Path path = Path.of(text);
            if (!Files.exists(path)) {
                throw new CannotDo("--pcap: there is no file '" + text + "'.");
            }
            if (Files.isDirectory(path)) {
                throw new WrongUsage("--pcap: '" + text + "' is a directory; name a capture file.");
            }
            if (!Files.isReadable(path)) {
                throw new CannotDo("--pcap: '" + text + "' cannot be read; its permissions do not allow it.");
            }
            return path;
        } catch (InvalidPathException _) {
            throw new WrongUsage("--pcap: '" + Amounts.shortened(text) + "' is no path.");
        }
    }

    private static Path config(String text) {
        try {
            Path path = Path.of(text);
            if (!Files.exists(path)) {
                throw new CannotDo("There is no file or folder '" + text + "'; check the path.");
            }
            if (!Files.isReadable(path)) {
                throw new CannotDo("'" + text + "' cannot be read; its permissions do not allow it.");
            }
            return path;
        } catch (InvalidPathException _) {
            throw new WrongUsage("'" + Amounts.shortened(text) + "' is no path.");
        }
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
