package dev.baton.keepalived;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.baton.config.Place;

/// Finds where the count of braces went wrong, which is often far above where it is noticed: a statement that belongs
/// into a block stands outside of it, or a block that belongs to the top of the file begins within another one.
///
/// @param place    where it went wrong
/// @param sentence what is wrong there
/// @param fix      what to do
/// @param noticed  the braces that were noticed as too many or too few
public record BraceCount(Place place, String sentence, String fix, List<Place> noticed) {
    private static final String TOO_MANY = "a } too many";
    private static final String TOO_FEW = "this block is not closed";
    /// Keywords of instances that can also stand in blocks within them.
    private static final List<String> ELSEWHERE = List.of("interface", "version", "priority", "group");

    public BraceCount {
        noticed = List.copyOf(noticed);
    }

    /// The first miscount of a file; empty when its braces are balanced.
    public static Optional<BraceCount> of(Conf conf) {
        List<Place> many = places(conf, TOO_MANY);
        List<Place> few = places(conf, TOO_FEW);
        if (!many.isEmpty()) {
            return Optional.of(tooMany(conf, many));
        }
        return few.isEmpty() ? Optional.empty() : Optional.of(tooFew(conf, few));
    }

    private static List<Place> places(Conf conf, String beginning) {
        return conf.problems().stream().filter(p -> p.message().startsWith(beginning)).map(p -> p.place()).toList();
    }

    private static BraceCount tooMany(Conf conf, List<Place> noticed) {
        Place extra = noticed.getFirst();
        Optional<Node> outside = conf.nodes().stream().filter(BraceCount::belongsInside)
                .filter(node -> node.keyword().place().file().equals(extra.file())
                        && node.keyword().place().line() <= extra.line())
                .findFirst();
        Optional<Place> early = outside.flatMap(BraceCount::braceBefore);
        if (outside.isPresent() && early.isPresent()) {
            Place first = outside.get().keyword().place();
            return new BraceCount(early.get(),
                    "This } closes its block too early: '" + outside.get().name() + "' on line "
                            + first.line()
                            + " then stands outside of any block, keepalived skips it, and the } on line "
                            + extra.line() + " is one too many.",
                    "Remove this }.", noticed);
        }
        return new BraceCount(extra, "There is one } too many: every block above is closed already.",
                noticed.size() == 1 ? "Remove this }." : "Remove it, and " + (noticed.size() - 1) + " more below.",
                noticed);
    }

    private static boolean belongsInside(Node node) {
        return Blocks.TOP.find(node.name()).isEmpty()
                && Blocks.ALL.stream().anyMatch(table -> table.find(node.name()).isPresent());
    }

    /// The last brace on a line above a statement.
    private static Optional<Place> braceBefore(Node node) {
        SourceFile file = node.keyword().line().file();
        for (int number = node.keyword().place().line() - 1; number > 0; number--) {
            Line line = Comments.strip(Line.of(file, number));
            int brace = line.text().lastIndexOf('}');
            if (brace >= 0) {
                return Optional.of(line.place(brace, brace + 1));
            }
        }
        return Optional.empty();
    }

    private static BraceCount tooFew(Conf conf, List<Place> noticed) {
        Optional<Stray> stray = conf.nodes().stream().flatMap(node -> strays(node, 0)).findFirst();
        if (stray.isPresent()) {
            Node open = stray.get().around();
            Place inside = stray.get().inside().keyword().place();
            String block = Report.words(open).replace(" { }", "");
            return new BraceCount(inside,
                    "'" + Report.words(stray.get().inside()).replace(" { }", "") + "' stands within '"
                            + block + "', which begins on line " + open.keyword().place().line()
                            + " and is not closed before it; keepalived reads all that follows as part of it.",
                    "Put a } before this line, to close '" + block + "'.", noticed);
        }
        Place head = noticed.getLast();
        return new BraceCount(head, "The block that begins here is not closed before the file ends.",
                "Put a } where it ends.", noticed);
    }

    /// A statement in a block where it cannot stand.
    private record Stray(Node around, Node inside) {}

    private static Stream<Stray> strays(Node block, int depth) {
        return block.children().stream().flatMap(child -> isStray(block, child, depth)
                ? Stream.of(new Stray(block, child))
                : strays(child, depth + 1));
    }

    private static boolean isStray(Node block, Node child, int depth) {
        boolean isTop = child.isBlock() && Blocks.TOP.find(child.name()).isPresent()
                && InstanceKeywords.TABLE.find(child.name()).isEmpty() && ObjectKeywords.SYNC_GROUP.find(child.name())
                        .isEmpty();
        boolean isOfInstance = depth > 0 && InstanceKeywords.TABLE.find(block.name()).isPresent()
                && InstanceKeywords.TABLE.find(child.name()).isPresent() && !ELSEWHERE.contains(child.name());
        return isTop || isOfInstance;
    }
}
