package dev.baton.keepalived;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One statement: a keyword with arguments, and for a block what stands between its braces.
///
/// @param keyword  the first word
/// @param args     the others, braces left out
/// @param isBlock  whether braces followed
/// @param children what the braces hold
public record Node(Word keyword, List<Word> args, boolean isBlock, List<Node> children) {
    public Node {
        args = List.copyOf(args);
        children = List.copyOf(children);
    }

    /// What the keyword says.
    public String name() {
        return keyword.text();
    }

    /// The argument at `index`, from 0.
    public Optional<Word> arg(int index) {
        return index < args.size() ? Optional.of(args.get(index)) : Optional.empty();
    }

    /// The children with this keyword, in the order of the file.
    public Stream<Node> all(String name) {
        return children.stream().filter(child -> child.name().equals(name));
    }

    /// The last child with this keyword: of most keywords the last one counts.
    public Optional<Node> last(String name) {
        return all(name).reduce((_, last) -> last);
    }
}
