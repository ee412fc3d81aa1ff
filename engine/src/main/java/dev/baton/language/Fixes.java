package dev.baton.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.baton.finding.Code;

/// Finds what mends a problem: by what its sentences say, which are those of the readers and of the doctor, and by the
/// structure of the text.
final class Fixes {
    private static final Pattern MEANT = Pattern.compile("Did you mean '([^']+)'\\?");
    private static final Pattern UNIT = Pattern.compile("^Write (\\S+) for seconds or (\\S+) for milliseconds\\.");
    private static final Pattern WRITE = Pattern.compile("^Write ([^\\s,]+?)(?:\\.$|, or |\\. )");
    private static final Pattern EXAMPLE = Pattern.compile("^Write for example ([^\\s,]+)\\.$");
    private static final Pattern DIFFER = Pattern
            .compile("^The nodes differ in (the VRID|the version|the advertisement interval): (.*?)\\. [A-Z].*",
                    Pattern.DOTALL);
    private static final Pattern PART = Pattern.compile("^(\\S+) on (.+)$");
    private static final Pattern LACKS = Pattern
            .compile("(\\S+) does not have ([0-9A-Fa-f:.]+(?:, [0-9A-Fa-f:.]+(?=[,. ]))*)");
    private static final Pattern PEER = Pattern.compile("^Add (\\S+) to the peers of (\\S+)\\.$");

    private final Syntax syntax;
    private final String text;
    private final String node;
    private final List<Meant> meant = new ArrayList<>();
    private Optional<YamlFixes> yaml = Optional.empty();
    private Optional<ConfFixes> conf = Optional.empty();

    /// @param node what the doctor calls the node
    Fixes(Syntax syntax, String text, String node) {
        this.syntax = syntax;
        this.text = text;
        this.node = node;
    }

    private YamlFixes yaml() {
        YamlFixes own = yaml.orElseGet(() -> new YamlFixes(text));
        yaml = Optional.of(own);
        return own;
    }

    private ConfFixes conf() {
        ConfFixes own = conf.orElseGet(() -> new ConfFixes(text));
        conf = Optional.of(own);
        return own;
    }

    /// A word that was meant to be another one.
    private record Meant(TextRange range, String word) {}

    /// A problem that is told of, too: what one is about may mend another.
    void know(TextRange range, String advice) {
        Matcher matcher = MEANT.matcher(advice);
        if (matcher.find()) {
            meant.add(new Meant(range, matcher.group(1)));
        }
    }

    /// What mends a problem, the likeliest first.
    List<Fix> of(TextRange range, Optional<Code> code, String message, String advice) {
        List<Fix> fixes = new ArrayList<>();
        Matcher matcher = MEANT.matcher(advice);
        if (matcher.find()) {
            fixes.add(Fix.replace(range, matcher.group(1)));
        }
        Matcher missing = YamlFixes.MISSING.matcher(message);
        if (syntax == Syntax.YAML && missing.matches()) {
            // The key is there, misspelt.
            meant.stream().filter(m -> m.word().equals(missing.group(2))
                    && yaml().isSameMapping(m.range().start(), range.start()))
                    .forEach(m -> fixes.add(Fix.replace(m.range(), m.word())));
        }
        if (code.filter(c -> c == Code.X02 || c == Code.X03 || c == Code.X04).isPresent()) {
            across(range, message, advice, fixes);
            return fixes;
        }
        switch (syntax) {
            case YAML -> {
                written(range, message, advice, fixes);
                yaml().add(range, code, message, advice, fixes);
            }
            case KEEPALIVED -> conf().add(range, code, message, advice, fixes);
        }
        return fixes;
    }

    /// What the advice itself says to write.
    private static void written(TextRange range, String message, String advice, List<Fix> fixes) {
        Matcher unit = UNIT.matcher(advice);
        Matcher write = WRITE.matcher(advice);
        Matcher example = EXAMPLE.matcher(advice);
        if (unit.find()) {
            fixes.add(Fix.replace(range, unit.group(1)));
            fixes.add(Fix.replace(range, unit.group(2)));
        } else if (write.find() && !write.group(1).endsWith(":")) {
            fixes.add(Fix.replace(range, write.group(1)));
        } else if (message.startsWith("the prefix length of") && example.find()) {
            fixes.add(Fix.replace(range, example.group(1)));
        }
    }

    /// What makes this node like the others.
    private void across(TextRange range, String message, String advice, List<Fix> fixes) {
        Matcher differ = DIFFER.matcher(message);
        if (differ.matches()) {
            for (String part : differ.group(2).split("; ", -1)) {
                Matcher value = PART.matcher(part);
                if (value.matches() && !List.of(value.group(2).split(", ", -1)).contains(node)) {
                    set(range, differ.group(1), value.group(1)).ifPresent(fixes::add);
                }
            }
            return;
        }
        Matcher peer = PEER.matcher(advice);
        if (peer.matches() && peer.group(2).equals(node)) {
            append(range, "peers", peer.group(1)).ifPresent(fixes::add);
        }
        Matcher lacks = LACKS.matcher(message);
        if (lacks.find() && lacks.group(1).equals(node)) {
            for (String address : lacks.group(2).split(", ", -1)) {
                append(range, "addresses", address.replaceFirst("\\.$", "")).ifPresent(fixes::add);
            }
        }
    }

    private Optional<Fix> set(TextRange range, String what, String value) {
        String key = what.endsWith("VRID") ? "vrid" : what.endsWith("version") ? "version" : "advertInterval";
        String keyword = what.endsWith("VRID")
                ? "virtual_router_id"
                : what.endsWith("version") ? "version" : "advert_int";
        return switch (syntax) {
            case YAML -> yaml().set(range.start(), key, value);
            case KEEPALIVED -> conf().set(range.start(), keyword, key.equals("advertInterval")
                    ? seconds(value)
                    : value);
        };
    }

    private Optional<Fix> append(TextRange range, String list, String value) {
        return switch (syntax) {
            case YAML -> yaml().append(range.start(), list, value);
            case KEEPALIVED -> conf().append(range.start(),
                    list.equals("peers") ? "unicast_peer" : "virtual_ipaddress", value);
        };
    }

    /// A duration as keepalived writes it.
    static String seconds(String duration) {
        if (duration.endsWith("ms")) {
            return new java.math.BigDecimal(duration.substring(0, duration.length() - 2)).movePointLeft(3)
                    .stripTrailingZeros().toPlainString();
        }
        return duration.replaceAll("[a-z]+$", "");
    }
}
