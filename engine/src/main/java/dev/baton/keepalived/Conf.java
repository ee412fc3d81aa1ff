package dev.baton.keepalived;

import java.util.List;
import java.util.stream.Stream;

import dev.baton.config.Place;
import dev.baton.config.Problem;

/// A keepalived.conf as it was read: every statement with its place, for one configuration id.
///
/// @param file     its name
/// @param nodes    the statements and blocks at the top
/// @param problems what is wrong with its form
public record Conf(String file, List<Node> nodes, List<Problem> problems) {
    public Conf {
        nodes = List.copyOf(nodes);
        problems = List.copyOf(problems);
    }

    /// Reads a text. No text makes it throw.
    ///
    /// @param file     what the file is called in problems; includes are relative to it
    /// @param configId whose lines count (`keepalived --config-id`); by default the first label of the host's name
    public static Conf read(String file, String text, String configId, FileSource includes) {
        Problems problems = new Problems();
        if (text.length() > ConfLimits.MAX_CHARACTERS) {
            problems.error(Place.ofFile(file), "the file is larger than " + ConfLimits.MAX_CHARACTERS + " characters",
                    "Check that this is the right file.");
            return new Conf(file, List.of(), problems.list());
        }
        List<Line> lines = new Preprocessor(configId, includes, problems).read(file, text);
        return new Conf(file, TreeBuilder.build(lines, problems), problems.list());
    }

    /// The blocks and statements at the top with this keyword.
    public Stream<Node> all(String name) {
        return nodes.stream().filter(node -> node.name().equals(name));
    }
}
