package dev.baton.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import dev.baton.finding.Code;
import dev.baton.keepalived.FileSource;

/// Configurations, scripts and facts as text; the form is told in `docs/findings.md`.
public final class ConfigExample {
    private static final Pattern PART = Pattern.compile("^=== (.+)\\R((?:(?!=== ).*\\R)*)", Pattern.MULTILINE);
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long NANOS_PER_DAY = 86_400_000_000_000L;

    private final List<Document> documents = new ArrayList<>();
    private final Map<String, ScriptSource.Found> scripts = new LinkedHashMap<>();
    private final List<NodeFacts> facts = new ArrayList<>();
    private final List<NodeFacts.LastTest> tests = new ArrayList<>();

    private ConfigExample() {}

    /// Whether a text is one of these and not of packets.
    public static boolean isOne(String text) {
        return text.startsWith("=== ");
    }

    /// What is found in it; the example itself must be without problems that have no code.
    static Diagnosis diagnosis(String text) {
        ConfigExample example = read(text);
        return Doctor.examine(example.documents, List.of(), example::find);
    }

    /// The codes of everything that is found in it; `PROBLEM` stands for a problem without a code.
    public static Set<String> codes(String text) {
        ConfigExample example = read(text);
        Diagnosis diagnosis = Doctor.examine(example.documents, List.of(), example::find);
        Set<String> codes = new TreeSet<>();
        diagnosis.findings().forEach(finding -> codes.add(finding.code().name()));
        OperationChecks.of(example.facts, example.tests).forEach(finding -> codes.add(finding.code().name()));
        diagnosis.problems().forEach(problem -> codes.add("PROBLEM " + problem));
        return codes;
    }

    private static ConfigExample read(String text) {
        ConfigExample example = new ConfigExample();
        for (MatchResult part : PART.matcher(text).results().toList()) {
            example.part(part.group(1).split(" ", -1), part.group(2));
        }
        return example;
    }

    private ScriptSource.Found find(String path, String from) {
        return scripts.getOrDefault(path, new ScriptSource.Unknown());
    }

    private void part(String[] head, String text) {
        String name = head[0];
        if (name.equals("facts")) {
            text.lines().forEach(line -> fact(line.split(" ", -1)));
        } else if (head.length == 1) {
            documents.add(Format.of(name, text) == Format.YAML
                    ? YamlDocument.read(name, text)
                    : ConfDocument.read(name, text, "n1", FileSource.NONE));
        } else if (head[1].equals("missing")) {
            scripts.put(name, new ScriptSource.Missing("on this host"));
        } else {
            boolean isOpen = head[1].charAt(7) == 'w';
            scripts.put(name, new ScriptSource.Here(new ScriptFile(name, text, head.length == 2, head[1],
                    isOpen ? Optional.of(name + " (" + head[1] + ")") : Optional.empty())));
        }
    }

    private static long nanos(String seconds) {
        return Math.round(Double.parseDouble(seconds) * NANOS_PER_SECOND);
    }

    private void fact(String[] words) {
        switch (words[0]) {
            case "clock" -> facts.add(new NodeFacts(words[1],
                    Optional.of(new NodeFacts.Clock(nanos(words[2]), nanos(words[3]))), Optional.empty(),
                    Optional.empty(), Optional.empty()));
            case "pending" -> facts.add(new NodeFacts(words[1], Optional.empty(),
                    Optional.of(new NodeFacts.Pending(words[2], OptionalLong.of(nanos(words[3])),
                            OptionalLong.of(nanos(words[4])))),
                    approved(words[1]), Optional.of(words[2])));
            case "revisions" -> facts.add(new NodeFacts(words[1], Optional.empty(), Optional.empty(),
                    Optional.of(words[2]), Optional.of(words[3])));
            case "tested" -> tests.add(new NodeFacts.LastTest(words[1], words[2].equals("never")
                    ? OptionalLong.empty()
                    : OptionalLong.of(Long.parseLong(words[2]) * NANOS_PER_DAY)));
            default -> throw new IllegalArgumentException(words[0]);
        }
    }

    /// What an earlier line says of the same node, which this one completes.
    private Optional<String> approved(String node) {
        Optional<NodeFacts> before = facts.stream().filter(f -> f.node().equals(node)).findFirst();
        before.ifPresent(facts::remove);
        return before.flatMap(NodeFacts::approved);
    }

    static Set<Code> codesOf(Diagnosis diagnosis) {
        Set<Code> codes = new TreeSet<>();
        diagnosis.findings().forEach(finding -> codes.add(finding.code()));
        return codes;
    }
}
