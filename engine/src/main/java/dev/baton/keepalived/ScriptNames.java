package dev.baton.keepalived;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Names for scripts that keepalived knows by path: a node runs scripts of its policy's folder only. One path has one
/// name, and two paths have two.
final class ScriptNames {
    private static final String FOLDER = "A node runs scripts of its policy's script folder only: put this one there under"
            + " that name.";
    private static final String ARGUMENTS = "Scripts get no arguments of one's own: write them into the script.";

    private final Names names = new Names();
    private final Map<String, String> byPath = new LinkedHashMap<>();
    private final Report report;

    ScriptNames(Report report) {
        this.report = report;
    }

    /// The name of a command's script; that it has one, and what its arguments become, is told.
    ///
    /// @param words the command, at least its first word
    String of(Node node, List<String> words) {
        String path = words.getFirst();
        String name = byPath.computeIfAbsent(path, p -> names.ofScript(CommandWords.baseName(p)));
        report.changed(node, "script: " + name, FOLDER);
        if (words.size() > 1) {
            report.lost(node.keyword().place(), "the arguments " + String.join(" ", words.subList(1, words.size())),
                    ARGUMENTS);
        }
        return name;
    }
}
