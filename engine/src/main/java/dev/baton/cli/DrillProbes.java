package dev.baton.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.baton.api.ProbeKind;

/// How addresses are to be probed, as it is typed: `udp,icmp,tcp:80,http:80/healthz`.
///
/// @param kinds each once
/// @param port  of TCP and HTTP
/// @param path  of HTTP
record DrillProbes(List<ProbeKind> kinds, OptionalInt port, String path) {
    private static final String OPTION = "--probe";
    private static final int HIGHEST_PORT = 65_535;
    private static final int HTTP_PORT = 80;
    private static final int LONGEST_PATH = 200;
    private static final Pattern PROBE = Pattern.compile("([a-z]+)(?::(\\d{1,5}))?(/[\\x21-\\x7e]*)?");

    /// Reads it.
    ///
    /// @throws WrongUsage saying what is wrong and what is possible
    static DrillProbes parse(String text) {
        List<ProbeKind> kinds = new ArrayList<>();
        OptionalInt port = OptionalInt.empty();
        String path = "/";
        for (String typed : text.split(",", -1)) {
            Matcher matcher = PROBE.matcher(typed.strip());
            ProbeKind kind = Optional.of(matcher).filter(Matcher::matches).flatMap(m -> ProbeKind.of(m.group(1)))
                    .orElseThrow(() -> unknown(typed));
            OptionalInt given = port(kind, typed, Optional.ofNullable(matcher.group(2)));
            if (given.isPresent() && port.isPresent() && given.getAsInt() != port.getAsInt()) {
                throw new WrongUsage(OPTION + ": tcp and http are probed at one port; give both the same.");
            }
            port = given.isPresent() ? given : port;
            if (matcher.group(3) != null) {
                path = path(kind, typed, matcher.group(3));
            }
            if (!kinds.contains(kind)) {
                kinds.add(kind);
            }
        }
        return new DrillProbes(List.copyOf(kinds), port, path);
    }

    private static WrongUsage unknown(String typed) {
        List<String> words = Arrays.stream(ProbeKind.values()).map(ProbeKind::word).toList();
        return new WrongUsage(OPTION + ": there is no probe '" + Amounts.shortened(typed) + "'; the probes are "
                + String.join(", ", words) + ", such as udp,icmp,tcp:443,http:80/healthz."
                + Suggestion.closest(typed, words).map(s -> " Did you mean '" + s + "'?").orElse(""));
    }

    private static OptionalInt port(ProbeKind kind, String typed, Optional<String> given) {
        boolean hasPort = kind == ProbeKind.TCP || kind == ProbeKind.HTTP;
        if (given.isPresent() && !hasPort) {
            throw new WrongUsage(OPTION + ": '" + typed + "' has a port, which only tcp and http have.");
        }
        if (!hasPort) {
            return OptionalInt.empty();
        }
        if (given.isEmpty() && kind == ProbeKind.TCP) {
            throw new WrongUsage(OPTION + ": tcp needs a port, such as tcp:443.");
        }
        return OptionalInt.of(given.isEmpty()
                ? HTTP_PORT
                : (int) Amounts.wholeNumber(OPTION, given.get(), 1, HIGHEST_PORT));
    }

    private static String path(ProbeKind kind, String typed, String path) {
        if (kind != ProbeKind.HTTP || path.length() > LONGEST_PATH) {
            throw new WrongUsage(OPTION + ": '" + Amounts.shortened(typed) + "' has a path, which only http has, of at"
                    + " most " + LONGEST_PATH + " characters.");
        }
        return path;
    }
}
