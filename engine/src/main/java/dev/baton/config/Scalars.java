package dev.baton.config;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.baton.config.ScalarType.Kind;
import dev.baton.config.ScalarType.Unfit;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.IpAddress;

/// The single values a configuration is made of.
final class Scalars {
    /// A name of a node, router, check, group: no spaces, so that it can stand in commands and paths.
    static final ScalarType<String> NAME = text("name", "web-1", "[^\\s\\p{Cntrl}/@]+", ConfigLimits.MAX_NAME,
            "a name is at most " + ConfigLimits.MAX_NAME + " characters without spaces, '/' and '@'");
    /// An interface as Linux allows it: up to 15 bytes, no spaces, slashes or colons.
    static final ScalarType<String> INTERFACE = text("interface name", "eth0", "(?!\\.{1,2}$)[^\\s\\p{Cntrl}/:]+", 15,
            "Linux allows 15 characters without spaces, '/' and ':'");
    /// A script in the policy's folder.
    static final ScalarType<String> SCRIPT = text("script name", "check-app", "[A-Za-z0-9_][A-Za-z0-9_.-]*", 64,
            "a script is named, not given as a path: it lies in the script folder of the node's policy");
    /// Any text on one line.
    static final ScalarType<String> LINE = text("text", "\"ready\"", "[^\\p{Cntrl}]+", ConfigLimits.MAX_TEXT,
            "at most " + ConfigLimits.MAX_TEXT + " characters on one line are possible");
    /// An absolute path.
    static final ScalarType<String> PATH = text("absolute path", "/run/drain", "/[^\\p{Cntrl}]*", ConfigLimits.MAX_TEXT,
            "a path starts with '/'");
    /// A host name or an address.
    static final ScalarType<String> HOST = text("host name or address", "10.0.0.1",
            "[A-Za-z0-9_:][A-Za-z0-9_.:-]*", 253, "letters, digits, '.', '-' and ':' are possible");
    /// A process as the kernel names it.
    static final ScalarType<String> PROCESS = text("process name", "nginx", "[^\\s\\p{Cntrl}/]+", 15,
            "the kernel knows processes by the first 15 characters of their file's name, without the folder");
    /// The label of an address.
    static final ScalarType<String> LABEL = text("label", "eth0:web", "[^\\s\\p{Cntrl}/]+", 15,
            "a label has at most 15 characters without spaces and '/'");
    /// `true` or `false`.
    static final ScalarType<Boolean> FLAG = new ScalarType<>("true or false", "true", Kind.BARE, Scalars::flag,
            b -> b ? "true" : "false", schema("type", "boolean"));
    /// An address of either family.
    static final ScalarType<IpAddress> ADDRESS = new ScalarType<>("address", "10.0.0.1", Kind.TEXT,
            Scalars::address, IpAddress::toString, schema("type", "string", "pattern", "^[0-9A-Fa-f:.]+$"));
    /// An address with a prefix length.
    static final ScalarType<VirtualAddress> PREFIXED = new ScalarType<>("address with prefix length", "10.0.0.1/24",
            Kind.TEXT, Scalars::prefixed, VirtualAddress::toString,
            schema("type", "string", "pattern", "^[0-9A-Fa-f:.]+(/[0-9]{1,3})?$"));
    /// The destination of a route.
    static final ScalarType<VirtualAddress> DESTINATION = new ScalarType<>("network with prefix length, or default",
            "192.0.2.0/24", Kind.TEXT, t -> prefixed(t.equals("default") ? "0.0.0.0/0" : t), VirtualAddress::toString,
            schema("type", "string", "pattern", "^(default|[0-9A-Fa-f:.]+(/[0-9]{1,3})?)$"));
    /// `host:port`.
    static final ScalarType<HostPort> HOST_PORT = new ScalarType<>("host:port", "127.0.0.1:5432", Kind.TEXT,
            Scalars::hostPort, HostPort::toString, schema("type", "string", "pattern", "^.+:[0-9]{1,5}$"));
    /// An http or https address.
    static final ScalarType<URI> URL = new ScalarType<>("http or https URL", "\"http://127.0.0.1/healthz\"", Kind.TEXT,
            Scalars::url, URI::toString, schema("type", "string", "pattern", "^[Hh][Tt][Tt][Pp][Ss]?://"));
    /// HTTP status codes.
    static final ScalarType<StatusSet> STATUS = new ScalarType<>("HTTP status codes", "200-399", Kind.TEXT,
            Scalars::status, StatusSet::toString,
            schema("type", List.of("string", "integer"), "pattern",
                    "^[1-5][0-9]{2}(-[1-5][0-9]{2})?(,[1-5][0-9]{2}(-[1-5][0-9]{2})?)*$"));
    /// A version 2 password: up to eight bytes on the wire.
    static final ScalarType<Secret> PASSWORD = new ScalarType<>("password of up to 8 bytes", "\"1111\"", Kind.TEXT,
            Scalars::password, Secret::value, schema("type", List.of("string", "integer"), "minLength", 1));

    private static final Pattern URL_START = Pattern
            .compile("[A-Za-z][A-Za-z0-9+.-]*+:(?://(?![^@]*@)[A-Za-z0-9.:\\[\\]-]*+/?)?+");
    private static final Pattern HOST_PORT_TEXT = Pattern
            .compile("(?:\\[([0-9A-Fa-f:.]+)]|([^\\s:\\[\\]/]+)):([0-9]{1,5})");
    private static final Pattern STATUS_RANGE = Pattern.compile("([1-5][0-9]{2})(?:-([1-5][0-9]{2}))?");
    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,18}");
    private static final int MAX_STATUS_RANGES = 50;
    private static final int PASSWORD_BYTES = 8;

    private Scalars() {}

    /// A whole number within bounds.
    static ScalarType<Integer> whole(int least, int most) {
        ScalarType<Long> wide = large(least, most);
        return new ScalarType<>(wide.words(), wide.example(), Kind.BARE, t -> Math.toIntExact(wide.parser().parse(t)),
                i -> Integer.toString(i), wide.schema());
    }

    /// A whole number within bounds that may need more than 31 bits.
    static ScalarType<Long> large(long least, long most) {
        String range = least + ".." + most;
        String example = Long.toString(Math.clamp(100, least, most));
        return new ScalarType<>("whole number " + range, example, Kind.BARE, text -> {
            if (!WHOLE.matcher(text).matches()) {
                throw new Unfit(quoted(text) + " is no whole number", "Write a whole number " + range + ".");
            }
            long value = new BigDecimal(text).longValueExact();
            if (value < least || value > most) {
                throw new Unfit(value + " is outside " + range, "Write a whole number " + range + ".");
            }
            return value;
        }, v -> Long.toString(v), schema("type", "integer", "minimum", least, "maximum", most));
    }

    /// A duration within bounds, in nanoseconds.
    static ScalarType<Long> duration(long leastNanos, long mostNanos, String example) {
        String range = Quantities.duration(leastNanos) + " .. " + Quantities.duration(mostNanos);
        return new ScalarType<>("duration " + range, example, Kind.TEXT, text -> {
            long nanos = Quantities.nanos(text);
            if (nanos < leastNanos || nanos > mostNanos) {
                throw new Unfit(Spelling.shortened(text) + " is outside " + range,
                        "Write a duration from " + range.replace(" .. ", " to ") + ", such as " + example + ".");
            }
            return nanos;
        }, Quantities::duration, schema("type", "string", "pattern", Quantities.DURATION_PATTERN));
    }

    /// A number of bytes within bounds.
    static ScalarType<Integer> size(int least, int most, String example) {
        String range = Quantities.size(least) + " .. " + Quantities.size(most);
        return new ScalarType<>("size " + range, example, Kind.TEXT, text -> {
            long bytes = Quantities.bytes(text);
            if (bytes < least || bytes > most) {
                throw new Unfit(Spelling.shortened(text) + " is outside " + range,
                        "Write a size from " + range.replace(" .. ", " to ") + ", such as " + example + ".");
            }
            return Math.toIntExact(bytes);
        }, b -> Quantities.size(b), schema("type", "string", "pattern", Quantities.SIZE_PATTERN));
    }

    /// One word of an enum, in lower case and with hyphens.
    static <E extends Enum<E>> ScalarType<E> choice(Class<E> type) {
        List<E> all = List.of(type.getEnumConstants());
        List<String> words = all.stream().map(Scalars::word).toList();
        return new ScalarType<>(String.join(" | ", words), words.getFirst(), Kind.TEXT, text -> {
            int index = words.indexOf(text);
            if (index < 0) {
                throw new Unfit(quoted(text) + " is not possible here", Spelling.closestOf(text, words)
                        .map(w -> "Did you mean '" + w + "'?")
                        .orElse("Write one of " + String.join(", ", words) + "."));
            }
            return all.get(index);
        }, Scalars::word, schema("type", "string", "enum", words));
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String quoted(String text) {
        return "'" + Spelling.shortened(text) + "'";
    }

    private static ScalarType<String> text(String words, String example, String pattern, int most, String rule) {
        Pattern compiled = Pattern.compile(pattern);
        return new ScalarType<>(words, example, Kind.TEXT, text -> {
            if (text.length() > most || !compiled.matcher(text).matches()) {
                throw new Unfit(quoted(text) + " is no " + words + ": " + rule, "Write for example " + example + ".");
            }
            return text;
        }, t -> t, schema("type", "string", "minLength", 1, "maxLength", most));
    }

    private static boolean flag(String text) throws Unfit {
        return switch (text) {
            case "true", "True", "TRUE" -> true;
            case "false", "False", "FALSE" -> false;
            case "yes", "Yes", "on", "On", "y" -> throw new Unfit(quoted(text) + " is a word here, not a yes or no",
                    "Write true.");
            case "no", "No", "off", "Off", "n" -> throw new Unfit(quoted(text) + " is a word here, not a yes or no",
                    "Write false.");
            default -> throw new Unfit(quoted(text) + " is neither true nor false", "Write true or false.");
        };
    }

    private static IpAddress address(String text) throws Unfit {
        if (text.indexOf('/') >= 0) {
            throw new Unfit(quoted(text) + " has a prefix length, which is not wanted here",
                    "Write the address alone, such as 10.0.0.1.");
        }
        try {
            return IpAddress.parse(text);
        } catch (IllegalArgumentException e) {
            throw new Unfit(quoted(text) + " is no address",
                    "Write an IPv4 address such as 10.0.0.1 or an IPv6 address such as fe80::1.");
        }
    }

    private static VirtualAddress prefixed(String text) throws Unfit {
        int slash = text.indexOf('/');
        try {
            IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
        } catch (IllegalArgumentException e) {
            throw new Unfit(quoted(text) + " is no address with a prefix length",
                    "Write an address such as 10.0.0.1/24 or fe80::1/64.");
        }
        try {
            return VirtualAddress.parse(text);
        } catch (IllegalArgumentException e) {
            boolean six = text.indexOf(':') >= 0;
            throw new Unfit("the prefix length of " + quoted(text) + " is not 0.." + (six ? 128 : 32),
                    "Write for example " + text.substring(0, slash) + (six ? "/64." : "/24."));
        }
    }

    private static HostPort hostPort(String text) throws Unfit {
        Matcher matcher = HOST_PORT_TEXT.matcher(text);
        int port = matcher.matches() ? Integer.parseInt(matcher.group(3)) : 0;
        if (port < 1 || port > 65_535) {
            throw new Unfit(quoted(text) + " is no host with a port 1..65535",
                    "Write for example 127.0.0.1:5432 or \"[::1]:5432\".");
        }
        return new HostPort(matcher.group(1) == null ? matcher.group(2) : matcher.group(1), port);
    }

    private static URI url(String text) throws Unfit {
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean good = (scheme.equals("http") || scheme.equals("https")) && uri.getHost() != null
                    && uri.getUserInfo() == null && text.length() <= ConfigLimits.MAX_TEXT && uri.getPort() <= 65_535;
            if (good) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw new Unfit(quoted(start(text)) + " is no URL: " + e.getReason(),
                    "Write for example \"http://127.0.0.1/healthz\".");
        }
        throw new Unfit(quoted(start(text)) + " is no http or https URL with a host and without a password",
                "Write for example \"http://127.0.0.1/healthz\".");
    }

    /// The beginning of what should be a URL, up to where it may hold a secret.
    private static String start(String text) {
        Matcher host = URL_START.matcher(text);
        String start = host.lookingAt() ? host.group() : "";
        return start.length() == text.length() ? text : start + "…";
    }

    private static StatusSet status(String text) throws Unfit {
        List<StatusSet.Range> ranges = new ArrayList<>();
        for (String part : text.split(",", MAX_STATUS_RANGES + 1)) {
            Matcher matcher = STATUS_RANGE.matcher(part.strip());
            if (!matcher.matches() || ranges.size() == MAX_STATUS_RANGES) {
                throw new Unfit(quoted(text) + " is no list of HTTP status codes 100..599",
                        "Write for example 200, 200-399 or \"200,204\".");
            }
            int low = Integer.parseInt(matcher.group(1));
            int high = matcher.group(2) == null ? low : Integer.parseInt(matcher.group(2));
            if (high < low) {
                throw new Unfit("the range " + part.strip() + " is empty",
                        "Write the smaller code first: " + high + "-" + low + ".");
            }
            ranges.add(new StatusSet.Range(low, high));
        }
        return new StatusSet(ranges);
    }

    private static Secret password(String text) throws Unfit {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes == 0 || bytes > PASSWORD_BYTES || text.chars().anyMatch(Character::isISOControl)) {
            throw new Unfit("the password has " + bytes + " bytes; an advert carries 1..8",
                    "Shorten it. It travels in clear and protects from nothing but mistakes.");
        }
        return new Secret(text);
    }

    /// A map that keeps its order, from alternating keys and values.
    static Map<String, Object> schema(Object... pairs) {
        Map<String, Object> schema = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            schema.put((String) pairs[i], pairs[i + 1]);
        }
        return schema;
    }
}
