package dev.baton.app.findings;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.baton.config.Place;

/// Findings for programs: JSON, and SARIF 2.1.0. Times are nanoseconds on the clock of the source.
///
/// @param entries what was found, in the order of the report
record FindingJson(FoundWords words, List<Entry> entries) {
    private static final String SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
    /// The name of what a file's reader says, which has no code.
    private static final String READER = "FILE";
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    FindingJson {
        entries = List.copyOf(entries);
    }

    /// One array, an object for each finding.
    String json() {
        ArrayNode all = MAPPER.createArrayNode();
        entries.forEach(entry -> all.add(object(entry)));
        return all.toPrettyString() + "\n";
    }

    private static ObjectNode object(Entry entry) {
        Found found = entry.found();
        ObjectNode object = MAPPER.createObjectNode().put("code", rule(found))
                .put("severity", found.severity().word()).put("group", found.group()).put("subject", found.subject())
                .put("sentence", found.sentence()).put("fix", found.fix()).put("open", found.isOpen())
                .put("state", entry.attention().name().toLowerCase(Locale.ROOT));
        if (!found.span().equals(Span.STILL)) {
            object.put("sinceNanos", found.span().sinceNanos()).put("lastNanos", found.span().lastNanos()).put("count",
                    found.span().count());
            found.span().endedNanos().ifPresent(ended -> object.put("endedNanos", ended));
        }
        ArrayNode evidence = object.putArray("evidence");
        for (Proof proof : found.proofs()) {
            switch (proof) {
                case Proof.InPacket(long number, String text) -> evidence.addObject().put("packet", number)
                        .put("text", text);
                case Proof.InFile(Place place, String text) -> evidence.addObject().put("file", place.file())
                        .put("line", place.line()).put("column", place.column()).put("length", place.length())
                        .put("text", text);
            }
        }
        return object;
    }

    /// One run with a rule for each code.
    String sarif() {
        ObjectNode root = MAPPER.createObjectNode().put("$schema", SARIF_SCHEMA).put("version", "2.1.0");
        ObjectNode run = root.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver").put("name", "Baton");
        ArrayNode rules = driver.putArray("rules");
        Map<String, Found> known = new LinkedHashMap<>();
        entries.forEach(entry -> known.putIfAbsent(rule(entry.found()), entry.found()));
        known.forEach((id, found) -> rules.addObject().put("id", id).putObject("shortDescription").put("text",
                words.title(found)));
        run.put("columnKind", "utf16CodeUnits");
        ArrayNode results = run.putArray("results");
        entries.forEach(entry -> addResult(results, entry.found()));
        return root.toPrettyString() + "\n";
    }

    private static void addResult(ArrayNode results, Found found) {
        ObjectNode result = results.addObject().put("ruleId", rule(found)).put("level", found.severity().word());
        result.putObject("message").put("text", found.subject() + ": " + found.sentence() + " " + found.fix());
        ArrayNode locations = result.putArray("locations");
        for (Proof proof : found.proofs()) {
            if (proof instanceof Proof.InFile(Place place, String _)) {
                ObjectNode physical = locations.addObject().putObject("physicalLocation");
                physical.putObject("artifactLocation").put("uri",
                        Path.of(place.file()).toAbsolutePath().toUri().toString());
                physical.putObject("region").put("startLine", place.line()).put("startColumn", place.column())
                        .put("endColumn", place.column() + place.length());
            }
        }
    }

    private static String rule(Found found) {
        return found.code().map(Enum::name).orElse(READER);
    }
}
