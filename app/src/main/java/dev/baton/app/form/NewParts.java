package dev.baton.app.form;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import dev.baton.config.Tree;

/// New routers, checks, groups and notifications, with values that do not get in the way of what is there already.
public final class NewParts {
    /// What a new router announces where nothing better is known: an address of RFC 5737 that nobody has.
    private static final String DOCUMENTATION_ADDRESS = "192.0.2.100/24";
    private static final int FIRST_VRID = 51;
    private static final int MAX_VRID = 255;
    private static final int MAX_OCTET = 254;
    private static final int MAX_HEXTET = 0xffff;
    private static final int HEX = 16;

    private NewParts() {}

    /// A new one of its kind; empty: there can be none, because what it is about is not there.
    public static Optional<Tree.Branch> of(Part.Kind kind, Tree.Branch config) {
        return switch (kind) {
            case ROUTER -> Optional.of(router(config));
            case CHECK -> Optional.of(branch(true, text("name", freeName("check", names(Part.Kind.CHECK, config))),
                    text("tcp", "127.0.0.1:80")));
            case GROUP -> group(config);
            case NOTIFICATION -> Optional.of(branch(true,
                    new Tree.Entry("on", list(List.of("master", "backup", "fault"))), text("script", "on-change")));
        };
    }

    private static Tree.Branch router(Tree.Branch config) {
        List<Part> routers = Part.of(Part.Kind.ROUTER, config);
        String interfaceName = routers.stream().map(r -> r.tree().find("interface")).flatMap(Optional::stream)
                .map(Tree::toString).findFirst().orElse("eth0");
        Set<String> used = addresses(config);
        String address = routers.stream().flatMap(r -> Part.items(r.tree().find("addresses")).stream())
                .map(NewParts::address).reduce((_, last) -> last).orElse(DOCUMENTATION_ADDRESS);
        return branch(false, text("name", freeName("VI", names(Part.Kind.ROUTER, config)).replace('-', '_')),
                text("interface", interfaceName), new Tree.Entry("vrid", bare(freeVrid(config))),
                new Tree.Entry("addresses", list(List.of(freeAddress(address, used)))));
    }

    private static Optional<Tree.Branch> group(Tree.Branch config) {
        Set<String> taken = new LinkedHashSet<>();
        Part.of(Part.Kind.GROUP, config)
                .forEach(g -> Part.items(g.tree().find("routers")).forEach(r -> taken.add(r.toString())));
        List<String> free = names(Part.Kind.ROUTER, config).stream().filter(name -> !taken.contains(name)).toList();
        return free.isEmpty()
                ? Optional.empty()
                : Optional.of(branch(true, text("name", freeName("group", names(Part.Kind.GROUP, config))),
                        new Tree.Entry("routers", list(free))));
    }

    /// The same again under another name; of a router also with another VRID and other addresses, since two routers share
    /// neither.
    public static Tree.Branch again(Part part, Tree.Branch config) {
        List<Tree.Entry> entries = new ArrayList<>();
        for (Tree.Entry entry : part.tree().entries()) {
            entries.add(switch (entry.key()) {
                case "name" -> text("name", freeName(part.name(), names(part.kind(), config)));
                case "vrid" -> new Tree.Entry("vrid", bare(freeVrid(config)));
                case "addresses" -> new Tree.Entry(entry.key(), moved(entry.value(), config));
                default -> entry;
            });
        }
        boolean isRouter = part.kind() == Part.Kind.ROUTER;
        return new Tree.Branch(entries.stream().filter(e -> !(isRouter && e.key().equals("excluded"))).toList(),
                part.tree().flow());
    }

    private static Tree moved(Tree addresses, Tree.Branch config) {
        Set<String> used = addresses(config);
        List<Tree> moved = new ArrayList<>();
        for (Tree item : Part.items(Optional.of(addresses))) {
            String next = freeAddress(address(item), used);
            used.add(bareAddress(next));
            moved.add(item instanceof Tree.Branch branch
                    ? new Tree.Branch(branch.entries().stream()
                            .map(e -> e.key().equals("address") ? text("address", next) : e).toList(), branch.flow())
                    : new Tree.Leaf(next, true));
        }
        return new Tree.Items(moved);
    }

    /// The names of a kind.
    static List<String> names(Part.Kind kind, Tree.Branch config) {
        return Part.of(kind, config).stream().filter(p -> kind != Part.Kind.NOTIFICATION).map(Part::name).toList();
    }

    private static String freeName(String base, List<String> taken) {
        String stem = base.replaceFirst("[-_]\\d+$", "");
        return IntStream.iterate(1, i -> i + 1).mapToObj(i -> stem + "-" + i)
                .filter(name -> !taken.contains(name) && !taken.contains(name.replace('-', '_'))).findFirst()
                .orElseThrow();
    }

    /// A VRID that no router of the configuration has.
    private static int freeVrid(Tree.Branch config) {
        Set<String> taken = new LinkedHashSet<>();
        Part.of(Part.Kind.ROUTER, config).forEach(r -> r.tree().find("vrid").ifPresent(v -> taken.add(v.toString())));
        return IntStream.concat(IntStream.rangeClosed(FIRST_VRID, MAX_VRID), IntStream.range(1, FIRST_VRID))
                .filter(vrid -> !taken.contains(Integer.toString(vrid))).findFirst().orElse(FIRST_VRID);
    }

    private static Set<String> addresses(Tree.Branch config) {
        Set<String> used = new LinkedHashSet<>();
        Part.of(Part.Kind.ROUTER, config).forEach(router -> {
            for (String key : List.of("addresses", "excluded")) {
                Part.items(router.tree().find(key)).forEach(item -> used.add(bareAddress(address(item))));
            }
        });
        return used;
    }

    private static String address(Tree item) {
        return item instanceof Tree.Branch branch
                ? branch.find("address").map(Tree::toString).orElse("")
                : item.toString();
    }

    private static String bareAddress(String text) {
        int slash = text.indexOf('/');
        return slash < 0 ? text : text.substring(0, slash);
    }

    /// The next address that nobody has here; the same where its last part cannot be counted on.
    private static String freeAddress(String like, Set<String> used) {
        String bare = bareAddress(like);
        String length = like.substring(bare.length());
        boolean isSix = bare.indexOf(':') >= 0;
        int cut = Math.max(bare.lastIndexOf('.'), bare.lastIndexOf(':'));
        String tail = bare.substring(cut + 1);
        if (cut < 0 || !tail.matches("[0-9A-Fa-f]{1,4}")) {
            return like;
        }
        int number = Integer.parseInt(tail, isSix ? HEX : 10);
        int most = isSix ? MAX_HEXTET : MAX_OCTET;
        for (int i = 0; i < most; i++) {
            int next = (number + i) % most;
            String text = bare.substring(0, cut + 1) + (isSix ? Integer.toHexString(next) : Integer.toString(next));
            if (next > 0 && !used.contains(text)) {
                return text + length;
            }
        }
        return like;
    }

    private static Tree.Branch branch(boolean flow, Tree.Entry... entries) {
        return new Tree.Branch(List.of(entries), flow);
    }

    private static Tree.Entry text(String key, String value) {
        return new Tree.Entry(key, new Tree.Leaf(value, true));
    }

    private static Tree.Leaf bare(int value) {
        return new Tree.Leaf(Integer.toString(value), false);
    }

    private static Tree.Items list(List<String> values) {
        return new Tree.Items(values.stream().<Tree>map(v -> new Tree.Leaf(v, true)).toList());
    }
}
