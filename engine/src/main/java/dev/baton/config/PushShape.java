package dev.baton.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.baton.config.ScalarType.Kind;
import dev.baton.config.ScalarType.Unfit;
import dev.baton.vrrp.VirtualAddress;

/// The keys of the policy for what is pushed.
final class PushShape {
    private static final int MAX_ENTRIES = 1000;
    private static final int MAX_VRID = 255;
    private static final int MAX_INTERFACE = 15;
    private static final Pattern VRIDS_TEXT = Pattern.compile("([0-9]{1,3})(?:-([0-9]{1,3}))?");
    private static final Pattern INTERFACE_TEXT = Pattern.compile("[^\\s\\p{Cntrl}/:]+");
    private static final Pattern UNIT_TEXT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9:_.@-]{0,63}");

    private static final ScalarType<InterfacePattern> INTERFACE = new ScalarType<>("interface name, * for any part",
            "\"eth*\"", Kind.TEXT, PushShape::pattern, InterfacePattern::text, Scalars.schema("type", "string"));
    private static final ScalarType<AddressRange> RANGE = new ScalarType<>("network with prefix length",
            "10.63.0.0/24", Kind.TEXT, PushShape::range, AddressRange::toString, Scalars.schema("type", "string"));
    private static final ScalarType<VridRange> VRID_RANGE = new ScalarType<>("VRID 1..255 or range of them", "1-100",
            Kind.TEXT, PushShape::vrids, VridRange::toString, Scalars.schema("type", List.of("string", "integer")));
    private static final ScalarType<String> UNIT = new ScalarType<>("service unit", "nginx", Kind.TEXT, text -> {
        if (!UNIT_TEXT.matcher(text).matches()) {
            throw new Unfit(Scalars.quoted(text) + " is no name of a service unit", "Write for example nginx.");
        }
        return text;
    }, t -> t, Scalars.schema("type", "string"));
    private static final ScalarType<String> FOLDER = new ScalarType<>("absolute path", "/run/baton", Kind.TEXT,
            PushShape::folder, t -> t, Scalars.schema("type", "string"));
    private static final ScalarType<URI> PREFIX = new ScalarType<>("http or https URL",
            "\"https://alerts.example.com/\"",
            Kind.TEXT, PushShape::prefix, URI::toString, Scalars.schema("type", "string"));

    static final Key<PushPolicy.Role> ROLE = Key.defaulted("role", Scalars.choice(PushPolicy.Role.class),
            PushPolicy.DEFAULT.role(), "The highest role that a client may be paired with.", "maxRole");
    static final Key<List<InterfacePattern>> INTERFACES = Key.optional("interfaces",
            new ListType<>(INTERFACE, "interfaces", MAX_ENTRIES),
            "The interfaces that a push may name, in routers, addresses, routes, tracking and checks. Default: any.",
            "interface");
    static final Key<List<AddressRange>> ADDRESSES = Key.optional("addresses",
            new ListType<>(RANGE, "networks", MAX_ENTRIES),
            "Where addresses, excluded ones and the destinations of routes must lie. Default: anywhere.", "vips",
            "networks");
    static final Key<List<AddressRange>> SOURCES = Key.optional("sources",
            new ListType<>(RANGE, "networks", MAX_ENTRIES),
            "Where the addresses must lie that routers send from, when a push names one. Default: anywhere.", "source");
    static final Key<List<AddressRange>> PEERS = Key.optional("peers",
            new ListType<>(RANGE, "networks", MAX_ENTRIES),
            "Where the unicast peers of routers must lie. Default: anywhere.", "unicast");
    static final Key<List<VridRange>> VRIDS = Key.optional("vrids", new ListType<>(VRID_RANGE, "VRIDs", MAX_ENTRIES),
            "The VRIDs that a push may use. Default: any.", "vrid");
    static final Key<List<String>> SCRIPTS = Key.defaulted("scripts",
            new ListType<>(Scalars.SCRIPT, "script names", MAX_ENTRIES), List.of(),
            "The names of scripts that a push may use. Default: none.", "script");
    static final Key<List<URI>> WEBHOOKS = Key.defaulted("webhooks", new ListType<>(PREFIX, "URLs", MAX_ENTRIES),
            List.of(), "How the URLs of webhooks must begin: scheme, host, port and path. Default: none may be used.",
            "webhook");
    static final Key<List<AddressRange>> TARGETS = Key.optional("targets",
            new ListType<>(RANGE, "networks", MAX_ENTRIES),
            "Where the targets of tcp, http and icmp checks must lie, given as addresses. Default: anywhere.",
            "checks");
    static final Key<List<String>> FILES = Key.defaulted("files", new ListType<>(FOLDER, "folders", MAX_ENTRIES),
            List.of(), "The folders whose files the checks of a push may look at. Default: none.", "file");
    static final Key<List<String>> SERVICES = Key.defaulted("services", new ListType<>(UNIT, "services", MAX_ENTRIES),
            List.of(), "The services that an admin may start, stop and restart. Default: none.", "units");
    static final Key<Integer> MAX_ROUTERS = Key.defaulted("maxRouters", Scalars.whole(0, ConfigLimits.MAX_LIST),
            PushPolicy.MAX_ROUTERS, "How many routers a pushed configuration may have.", "routers");
    static final Shape<PushPolicy> SHAPE = Shape.<PushPolicy>named("push policy")
            .with(ROLE, PushPolicy::role).maybe(INTERFACES, PushPolicy::interfaces)
            .maybe(ADDRESSES, PushPolicy::addresses).maybe(SOURCES, PushPolicy::sources)
            .maybe(PEERS, PushPolicy::peers).maybe(VRIDS, PushPolicy::vrids)
            .with(SCRIPTS, PushPolicy::scripts).with(WEBHOOKS, PushPolicy::webhooks)
            .maybe(TARGETS, PushPolicy::targets).with(FILES, PushPolicy::files)
            .with(SERVICES, PushPolicy::services).with(MAX_ROUTERS, PushPolicy::maxRouters)
            .build(v -> new PushPolicy(v.get(ROLE), v.find(INTERFACES), v.find(ADDRESSES), v.find(SOURCES),
                    v.find(PEERS), v.find(VRIDS),
                    v.get(SCRIPTS), v.get(WEBHOOKS), v.find(TARGETS), v.get(FILES), v.get(SERVICES),
                    v.get(MAX_ROUTERS)));

    private PushShape() {}

    private static InterfacePattern pattern(String text) throws Unfit {
        if (text.length() > MAX_INTERFACE || !INTERFACE_TEXT.matcher(text).matches()) {
            throw new Unfit(Scalars.quoted(text) + " is no name of an interface, nor a pattern of names",
                    "Write for example eth0 or \"eth*\".");
        }
        return new InterfacePattern(text);
    }

    private static AddressRange range(String text) throws Unfit {
        VirtualAddress network = Scalars.PREFIXED.parser().parse(text);
        AddressRange range = new AddressRange(network);
        if (!range.isFirst()) {
            throw new Unfit(Scalars.quoted(text) + " is no network: there is more in it than its prefix length says",
                    "Write the network's first address, or a longer prefix, such as " + network.address() + " alone.");
        }
        return range;
    }

    private static VridRange vrids(String text) throws Unfit {
        Matcher matcher = VRIDS_TEXT.matcher(text);
        if (matcher.matches()) {
            int low = Integer.parseInt(matcher.group(1));
            int high = matcher.group(2) == null ? low : Integer.parseInt(matcher.group(2));
            if (low >= 1 && low <= high && high <= MAX_VRID) {
                return new VridRange(low, high);
            }
        }
        throw new Unfit(Scalars.quoted(text) + " is no VRID 1..255 and no range of them",
                "Write for example 154 or 1-100.");
    }

    private static String folder(String text) throws Unfit {
        String path = Scalars.PATH.parser().parse(text);
        if (!Path.of(path).normalize().equals(Path.of(path))) {
            throw new Unfit(Scalars.quoted(text) + " holds '.' or '..'", "Write where it leads to.");
        }
        return path;
    }

    private static URI prefix(String text) throws Unfit {
        URI url = Scalars.URL.parser().parse(text);
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new Unfit(Scalars.quoted(WebhookSecrets.hidden(url).toString()) + " goes on behind the path",
                    "Remove what begins with '?' or '#'.");
        }
        return url;
    }
}
