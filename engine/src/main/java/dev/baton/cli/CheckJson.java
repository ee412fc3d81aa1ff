package dev.baton.cli;

import java.io.PrintWriter;
import java.util.Locale;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.baton.config.Place;
import dev.baton.doctor.ConfigFinding;
import dev.baton.doctor.Diagnosis;
import dev.baton.finding.Severity;

/// Tells a program what was found, as one object: `files` (file, format, node, usable), `findings` (code, severity, title,
/// file, subject, sentence, fix, evidence), `problems` (severity, file, message, fix, evidence), `clusters`, `errors`,
/// `warnings`, `notes`, `unlisted`. Evidence is a list of file, line, column, length, excerpt, caret and text. A finding
/// across nodes has no `file`.
final class CheckJson implements CheckTeller {
    private final JsonMapper mapper = JsonMapper.builder().build();
    private final PrintWriter out;

    CheckJson(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void tell(Diagnosis diagnosis) {
        ObjectNode root = mapper.createObjectNode();
        ArrayNode files = root.putArray("files");
        ArrayNode findings = root.putArray("findings");
        ArrayNode problems = root.putArray("problems");
        for (Diagnosis.OfFile file : diagnosis.files()) {
            files.addObject().put("file", file.file()).put("format", file.format()).put("node", file.node())
                    .put("usable", file.isUsable());
            file.findings().forEach(finding -> finding(findings.addObject(), finding).put("file", file.file()));
            file.problems().forEach(problem -> {
                ObjectNode node = problems.addObject().put("severity", problem.severity().word())
                        .put("file", file.file()).put("message", problem.message()).put("fix", problem.advice());
                place(node.putArray("evidence").addObject(), problem.place());
            });
        }
        diagnosis.across().forEach(finding -> finding(findings.addObject(), finding));
        root.put("clusters", diagnosis.clusters());
        for (Severity severity : Severity.values()) {
            root.put(severity.name().toLowerCase(Locale.ROOT) + "s", diagnosis.count(severity));
        }
        out.println(mapper.writeValueAsString(root.put("unlisted", diagnosis.unlisted())));
    }

    private static ObjectNode finding(ObjectNode node, ConfigFinding finding) {
        node.put("code", finding.code().name()).put("severity", finding.severity().word())
                .put("title", finding.code().title()).put("subject", finding.subject())
                .put("sentence", finding.sentence()).put("fix", finding.fix());
        ArrayNode evidence = node.putArray("evidence");
        finding.spots().forEach(spot -> place(evidence.addObject(), spot.place()).put("text", spot.text()));
        return node;
    }

    private static ObjectNode place(ObjectNode node, Place place) {
        return node.put("file", place.file()).put("line", place.line()).put("column", place.column())
                .put("length", place.length()).put("excerpt", place.excerpt()).put("caret", place.caret());
    }
}
