package dev.baton.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

import dev.baton.config.ConfigLoader;
import dev.baton.config.ConfigResult;
import dev.baton.config.NodeConfig;
import dev.baton.config.Problem;
import dev.baton.config.Severity;
import dev.baton.keepalived.Conf;
import dev.baton.keepalived.ConfImporter;
import dev.baton.keepalived.Import;
import dev.baton.keepalived.IncludedFiles;
import dev.baton.keepalived.Note;
import dev.baton.whatif.Fleet;

/// Reads the configurations of several nodes, YAML and keepalived.conf side by side.
final class FleetFiles {
    /// How many values that are not as written are told of one file.
    static final int MOST_NOTES = 5;

    private static final Pattern YAML_KEY = Pattern.compile("(?m)^(node|routers|checks|groups|notify)[ \\t]*:");
    private static final Pattern KEEPALIVED_KEYWORD = Pattern
            .compile(
                    "(?m)^\\s*(?:@\\S+\\s+)?(?:vrrp_\\w+|global_defs|virtual_server\\w*|static_\\w+|track_\\w+|include\\w*)\\b");

    private record Read(Path file, NodeConfig config) {
        Read called(String name) {
            return new Read(file, new NodeConfig(name, config.routers(), config.checks(), config.groups(),
                    config.notifications()));
        }
    }

    private final Surroundings here;
    private final Optional<String> configId;
    private boolean isRefused;

    private FleetFiles(Surroundings here, Optional<String> configId) {
        this.here = here;
        this.configId = configId;
    }

    /// Reads all files; what is wrong with them is told on the way.
    ///
    /// @return the fleet; empty if some file cannot be used
    /// @throws WrongUsage if nodes cannot be told apart
    static Optional<Fleet> read(Surroundings here, List<Path> files, Optional<String> configId) {
        FleetFiles reader = new FleetFiles(here, configId);
        List<Read> read = new ArrayList<>();
        for (Path file : NamedFiles.of(files)) {
            reader.read(file).ifPresent(config -> read.add(new Read(file, config)));
        }
        return reader.isRefused
                ? Optional.empty()
                : Optional.of(new Fleet(reader.distinct(read).stream().map(Read::config).toList()));
    }

    private Optional<NodeConfig> read(Path file) {
        String text = ToYaml.text(file);
        return isKeepalived(file, text) ? keepalived(file, text) : yaml(file, text);
    }

    /// What stands at the start of lines says it; where nothing does, the name of the file.
    static boolean isKeepalived(Path file, String text) {
        boolean isYaml = YAML_KEY.matcher(text).find();
        boolean isConf = KEEPALIVED_KEYWORD.matcher(text).find();
        return isYaml == isConf ? file.toString().endsWith(".conf") : isConf;
    }

    private Optional<NodeConfig> yaml(Path file, String text) {
        return switch (ConfigLoader.load(file.toString(), text)) {
            case ConfigResult.Loaded(NodeConfig config, List<Problem> _) -> Optional.of(config);
            case ConfigResult.Invalid(List<Problem> problems) -> refused(file, problems);
        };
    }

    private Optional<NodeConfig> keepalived(Path file, String text) {
        String id = configId.orElseGet(ToYaml::hostLabel);
        Import result = ConfImporter.read(Conf.read(file.toString(), text, id, new IncludedFiles()), stem(file));
        if (result.config().isEmpty() || !result.isUsable()) {
            return refused(file, result.problems());
        }
        result.problems().stream().filter(p -> p.severity() == Severity.ERROR)
                .forEach(problem -> here.err().println(problem));
        List<Note> notes = result.notes().stream().filter(n -> n.kind() == Note.Kind.CHANGED).toList();
        notes.stream().limit(MOST_NOTES).forEach(note -> here.err().println(note));
        if (notes.size() > MOST_NOTES) {
            here.err().println(file + ": " + (notes.size() - MOST_NOTES)
                    + " more values are not as written; 'baton convert' tells all of them.");
        }
        return result.config();
    }

    private Optional<NodeConfig> refused(Path file, List<Problem> problems) {
        problems.forEach(problem -> here.err().println(problem.text().stripTrailing()));
        here.err().println(file + " cannot be used until the errors above are mended.");
        isRefused = true;
        return Optional.empty();
    }

    /// Gives nodes of one name the names of their files, or of the folders that these are in.
    private List<Read> distinct(List<Read> read) {
        Map<String, List<Read>> byName = new LinkedHashMap<>();
        read.forEach(r -> byName.computeIfAbsent(r.config().node(), _ -> new ArrayList<>()).add(r));
        List<Read> named = new ArrayList<>();
        for (Read one : read) {
            List<Read> same = byName.getOrDefault(one.config().node(), List.of());
            named.add(same.size() == 1 ? one : one.called(name(one, same)));
        }
        byName.forEach((name, same) -> {
            if (same.size() > 1) {
                here.err().println(same.size() + " files are of a node called '" + name + "'; here they are "
                        + String.join(", ", same.stream().map(r -> name(r, same) + " (" + r.file() + ")").toList())
                        + ".");
            }
        });
        requireDistinct(named);
        return named;
    }

    private static String name(Read one, List<Read> same) {
        List<Function<Read, String>> ways = List.of(r -> stem(r.file()), r -> folder(r.file()));
        return ways.stream()
                .filter(way -> same.stream().map(way).filter(n -> !n.isEmpty()).distinct().count() == same.size())
                .map(way -> way.apply(one)).findFirst().orElse(one.config().node());
    }

    private static void requireDistinct(List<Read> named) {
        Map<String, Path> seen = new LinkedHashMap<>();
        for (Read one : named) {
            Path other = seen.putIfAbsent(one.config().node(), one.file());
            if (other != null) {
                throw new WrongUsage(other + " and " + one.file() + " are both of a node called '"
                        + one.config().node() + "'; give each its own name ('node' in YAML, 'router_id' in a"
                        + " keepalived.conf), or its own file name.");
            }
        }
    }

    private static String stem(Path file) {
        String name = Optional.ofNullable(file.getFileName()).map(Path::toString).orElse("");
        int dot = name.indexOf('.');
        return fit(dot > 0 ? name.substring(0, dot) : name);
    }

    private static String folder(Path file) {
        return fit(Optional.ofNullable(file.toAbsolutePath().normalize().getParent()).map(Path::getFileName)
                .map(Path::toString).orElse(""));
    }

    private static String fit(String name) {
        return name.replaceAll("[\\s/@]", "-");
    }
}
