package dev.baton.doctor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.baton.config.NodeConfig;
import dev.baton.config.Place;
import dev.baton.config.Problem;
import dev.baton.keepalived.Conf;
import dev.baton.keepalived.ConfImporter;
import dev.baton.keepalived.FileSource;
import dev.baton.keepalived.Import;
import dev.baton.keepalived.Node;
import dev.baton.keepalived.Word;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.IpAddress;

/// A `keepalived.conf`, with all that it includes.
public final class ConfDocument implements Document {
    private static final List<String> CHECKS = List.of("vrrp_script", "vrrp_track_process", "track_file",
            "vrrp_track_file");
    private static final List<String> TRACKS = List.of("track_script", "track_process", "track_file",
            "track_interface");
    private static final List<String> ADDRESSES = List.of("virtual_ipaddress", "virtual_ipaddress_excluded");

    private final Conf conf;
    private final String text;
    private final Import result;
    private final Map<String, Node> instances = new LinkedHashMap<>();
    private final Map<String, Node> checks = new LinkedHashMap<>();

    private ConfDocument(Conf conf, String text, Import result) {
        this.conf = conf;
        this.text = text;
        this.result = result;
        conf.all("vrrp_instance").forEach(node -> named(node, instances));
        CHECKS.forEach(keyword -> conf.all(keyword).forEach(node -> named(node, checks)));
    }

    private static void named(Node node, Map<String, Node> blocks) {
        node.arg(0).ifPresent(name -> blocks.putIfAbsent(name.text(), node));
    }

    /// Reads a text. No text makes it throw.
    ///
    /// @param file     what the file is called; includes are relative to it
    /// @param configId whose lines count, and the node's name where `router_id` gives none
    public static ConfDocument read(String file, String text, String configId, FileSource includes) {
        Conf conf = Conf.read(file, text, configId, includes);
        return new ConfDocument(conf, text, ConfImporter.read(conf, configId));
    }

    @Override
    public String file() {
        return conf.file();
    }

    @Override
    public String text() {
        return text;
    }

    /// Its statements.
    Conf conf() {
        return conf;
    }

    @Override
    public Optional<NodeConfig> config() {
        return result.config();
    }

    @Override
    public boolean isUsable() {
        return result.isUsable();
    }

    @Override
    public List<Problem> problems() {
        return result.problems();
    }

    @Override
    public String format() {
        return "keepalived";
    }

    /// The `vrrp_instance` blocks by name, the first of each, as keepalived has it.
    Map<String, Node> instances() {
        return instances;
    }

    /// The block that defines a check.
    Optional<Node> checkBlock(String name) {
        return Optional.ofNullable(checks.get(name));
    }

    /// A setting of `global_defs`.
    Optional<Node> global(String keyword) {
        return conf.all("global_defs").flatMap(block -> block.all(keyword)).reduce((_, last) -> last);
    }

    @Override
    public Place router(String router, Part part) {
        return Optional.ofNullable(instances.get(router)).map(node -> place(node, part)).orElseGet(this::whole);
    }

    @Override
    public Place check(String check, Part part) {
        return checkBlock(check).map(node -> place(node, part)).orElseGet(this::whole);
    }

    /// The statement's value, or its keyword if it has none, or else the block's name.
    private static Place place(Node block, Part part) {
        Optional<Node> statement = block.children().stream().filter(c -> part.isGivenBy(c.name()))
                .reduce((_, last) -> last);
        return statement.map(ConfDocument::value).orElseGet(() -> block.arg(0).orElse(block.keyword()).place());
    }

    private static Place value(Node statement) {
        return statement.isBlock() ? statement.keyword().place() : whole(statement);
    }

    /// A statement from its keyword to its last argument, unless it goes over several lines.
    static Place whole(Node statement) {
        Place first = statement.keyword().place();
        Place last = statement.args().isEmpty() ? first : statement.args().getLast().place();
        boolean isOneLine = first.line() == last.line() && first.file().equals(last.file());
        return isOneLine
                ? new Place(first.file(), first.line(), first.column(),
                        Math.max(first.length(), last.column() + last.length() - first.column()), first.excerpt(),
                        first.caret())
                : first;
    }

    private Place whole() {
        return Place.ofFile(file());
    }

    @Override
    public Place address(String router, IpAddress address) {
        return children(router, ADDRESSES).filter(line -> isAddress(line, address)).findFirst()
                .map(line -> line.keyword().place()).orElseGet(() -> router(router, Part.NAME));
    }

    private static boolean isAddress(Node line, IpAddress address) {
        try {
            return VirtualAddress.parse(line.name()).address().equals(address);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    @Override
    public Place tracked(String router, String check) {
        return trackLine(router, check).map(ConfDocument::whole).orElseGet(() -> router(router, Part.NAME));
    }

    @Override
    public Place weight(String router, String check) {
        Optional<Node> line = trackLine(router, check);
        boolean isHere = line.filter(l -> l.args().stream().anyMatch(w -> w.text().equals("weight"))).isPresent();
        return isHere ? line.map(ConfDocument::whole).orElseGet(this::whole) : check(check, Part.WEIGHT);
    }

    private Optional<Node> trackLine(String router, String check) {
        String name = check.substring(check.lastIndexOf(' ') + 1);
        return Stream.concat(children(router, TRACKS), groupLines(router)).filter(line -> line.name().equals(name))
                .findFirst();
    }

    private Stream<Node> groupLines(String router) {
        return conf.all("vrrp_sync_group").filter(group -> group.all("group").flatMap(g -> g.children().stream())
                .anyMatch(member -> member.name().equals(router)
                        || member.args().stream().map(Word::text).anyMatch(router::equals)))
                .flatMap(group -> TRACKS.stream().flatMap(group::all)).flatMap(block -> block.children().stream());
    }

    private Stream<Node> children(String router, List<String> blocks) {
        return Optional.ofNullable(instances.get(router)).stream().flatMap(node -> blocks.stream().flatMap(node::all))
                .flatMap(block -> block.children().stream());
    }
}
