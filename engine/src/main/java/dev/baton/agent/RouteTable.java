package dev.baton.agent;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.baton.api.Problem;
import dev.baton.api.Refusal;
import dev.baton.api.Route;

/// Finds the route of a request. A path means one thing here or nothing: what another reader could take differently is
/// refused, such as dot segments, empty segments, and encoded slashes.
final class RouteTable {
    private static final String UNENCODED = "-._~!$&'()*+,;=:@";
    private static final int HEX = 16;
    private static final int FIRST_VISIBLE = 0x20;
    private static final int DELETE = 0x7f;
    private static final int MAX_SHOWN = 120;

    private RouteTable() {}

    /// A route with what stands in its braces.
    ///
    /// @param parameters by name, decoded
    record Match(Route route, Map<String, String> parameters) {
        /// What stands in for a part in braces.
        String parameter(String name) {
            String value = parameters.get(name);
            if (value == null) {
                throw new IllegalStateException(route + " has no {" + name + "}");
            }
            return value;
        }
    }

    /// A path that is known does not take this method.
    static final class WrongMethod extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String allowed;

        private WrongMethod(String allowed) {
            super("allowed: " + allowed);
            this.allowed = allowed;
        }

        /// The methods that it takes, as the `Allow` header lists them.
        String allowed() {
            return allowed;
        }
    }

    /// Finds it.
    ///
    /// @throws Refusal if the path is unclear or unknown
    /// @throws WrongMethod if the path is known, but not with this method
    static Match find(String method, String target) {
        List<String> path = segments(target);
        List<String> allowed = new ArrayList<>();
        for (Route route : Route.values()) {
            Map<String, String> parameters = new LinkedHashMap<>();
            if (fits(path, template(route), parameters)) {
                if (route.method().name().equals(method)) {
                    return new Match(route, Map.copyOf(parameters));
                }
                allowed.add(route.method().name());
            }
        }
        if (!allowed.isEmpty()) {
            throw new WrongMethod(String.join(", ", allowed));
        }
        throw new Refusal(Problem.Kind.NOT_FOUND,
                "There is nothing at " + shown(target) + "; /openapi.json lists what there is.");
    }

    /// The parts of a route's path.
    static List<String> template(Route route) {
        return List.of(route.template().substring(1).split("/"));
    }

    /// A target for people and logs: bounded, nothing in it that a terminal would obey, and without a query, in which some
    /// put their secrets.
    static String shown(String target) {
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query) + "?…";
        String visible = path.replaceAll("[^\\x21-\\x7e…]", "?");
        return visible.length() <= MAX_SHOWN ? visible : visible.substring(0, MAX_SHOWN) + "...";
    }

    private static boolean fits(List<String> path, List<String> template, Map<String, String> parameters) {
        if (path.size() != template.size()) {
            return false;
        }
        for (int i = 0; i < path.size(); i++) {
            String part = template.get(i);
            if (part.startsWith("{")) {
                parameters.put(part.substring(1, part.length() - 1), path.get(i));
            } else if (!part.equals(path.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static List<String> segments(String target) {
        if (!target.startsWith("/")) {
            throw unclear("A path begins with '/'.");
        }
        if (target.indexOf('?') >= 0 || target.indexOf('#') >= 0) {
            throw unclear("No path here takes a query; leave out what follows '?'.");
        }
        List<String> segments = new ArrayList<>();
        for (String raw : target.substring(1).split("/", -1)) {
            String segment = decoded(raw);
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                throw unclear("The path has an empty segment or one of dots.");
            }
            segments.add(segment);
        }
        return segments;
    }

    private static String decoded(String raw) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%') {
                bytes.write(encoded(raw, i));
                i += 2;
            } else if (isUnencoded(c)) {
                bytes.write(c);
            } else {
                throw unclear("The path has a character that has to be percent-encoded.");
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString();
        } catch (CharacterCodingException _) {
            throw unclear("The path is not UTF-8.");
        }
    }

    private static boolean isUnencoded(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || UNENCODED.indexOf(c) >= 0;
    }

    private static int encoded(String raw, int at) {
        int high = at + 2 < raw.length() ? Character.digit(raw.charAt(at + 1), HEX) : -1;
        int low = at + 2 < raw.length() ? Character.digit(raw.charAt(at + 2), HEX) : -1;
        int value = high * HEX + low;
        if (high < 0 || low < 0 || value < FIRST_VISIBLE || value == DELETE || value == '/' || value == '\\'
                || value == '.' || value == '%') {
            throw unclear(
                    "The path has a percent-encoding that is broken or hides a slash, a dot or a control character.");
        }
        return value;
    }

    private static Refusal unclear(String sentence) {
        return new Refusal(Problem.Kind.MALFORMED, sentence);
    }
}
