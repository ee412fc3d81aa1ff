package dev.baton.cli;

import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.baton.config.Place;
import dev.baton.config.Problem;
import dev.baton.doctor.ConfigFinding;
import dev.baton.doctor.ConfigFinding.Spot;
import dev.baton.doctor.Diagnosis;
import dev.baton.finding.Code;
import dev.baton.finding.Severity;

/// Tells code scanners what was found: SARIF 2.1.0 (OASIS standard). Problems without a code have the rule `config`.
final class CheckSarif implements CheckTeller {
    private static final String SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private static final String VERSION = "2.1.0";
    private static final String PROBLEM = "config";
    private static final String TEXT = "text";

    private final JsonMapper mapper = JsonMapper.builder().build();
    private final PrintWriter out;
    private final List<String> rules = new ArrayList<>();

    CheckSarif(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void tell(Diagnosis diagnosis) {
        ObjectNode root = mapper.createObjectNode().put("$schema", SCHEMA).put("version", VERSION);
        ObjectNode run = root.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver").put("name", "baton");
        ArrayNode described = driver.putArray("rules");
        for (Code code : Code.values()) {
            boolean isOfConfigurations = code.name().startsWith("C") || code.name().startsWith("X");
            if (isOfConfigurations) {
                rule(described, code.name(), code.title(), code.severity());
            }
        }
        rule(described, PROBLEM, "The file is not as it must be", Severity.ERROR);
        run.putArray("invocations").addObject().put("executionSuccessful", true);
        run.put("columnKind", "utf16CodeUnits");
        ArrayNode results = run.putArray("results");
        diagnosis.findings().forEach(finding -> finding(results.addObject(), finding));
        diagnosis.problems().forEach(problem -> problem(results.addObject(), problem));
        out.println(mapper.writeValueAsString(root));
    }

    private void rule(ArrayNode described, String id, String title, Severity severity) {
        rules.add(id);
        ObjectNode rule = described.addObject().put("id", id);
        rule.putObject("shortDescription").put(TEXT, title + ".");
        rule.putObject("help").put(TEXT, id.equals(PROBLEM)
                ? "The file cannot be used as it is, or something in it has no effect. The message says what to do."
                : title + ". What it means, how it is known and when it is silent: section " + id
                        + " of engine/docs/findings.md.");
        rule.putObject("defaultConfiguration").put("level", severity.word());
    }

    private void finding(ObjectNode result, ConfigFinding finding) {
        begin(result, finding.code().name(), finding.severity(),
                finding.subject() + ": " + finding.sentence() + " Fix: " + finding.fix());
        ArrayNode locations = result.putArray("locations");
        finding.spots().stream().limit(1).forEach(spot -> location(locations.addObject(), spot.place()));
        if (finding.spots().size() > 1) {
            ArrayNode related = result.putArray("relatedLocations");
            List<Spot> others = finding.spots().subList(1, finding.spots().size());
            for (int i = 0; i < others.size(); i++) {
                ObjectNode location = location(related.addObject().put("id", i + 1), others.get(i).place());
                if (!others.get(i).text().isEmpty()) {
                    location.putObject("message").put(TEXT, others.get(i).text());
                }
            }
        }
    }

    private void problem(ObjectNode result, Problem problem) {
        begin(result, PROBLEM, Diagnosis.severityOf(problem), problem.message() + ". Fix: " + problem.advice());
        location(result.putArray("locations").addObject(), problem.place());
    }

    private void begin(ObjectNode result, String rule, Severity severity, String message) {
        result.put("ruleId", rule).put("ruleIndex", rules.indexOf(rule)).put("level", severity.word())
                .putObject("message").put(TEXT, message);
    }

    private static ObjectNode location(ObjectNode location, Place place) {
        ObjectNode physical = location.putObject("physicalLocation");
        physical.putObject("artifactLocation").put("uri", uri(place.file()));
        ObjectNode region = physical.putObject("region").put("startLine", place.line())
                .put("startColumn", place.column()).put("endColumn", place.column() + place.length());
        if (!place.excerpt().isEmpty()) {
            region.putObject("snippet").put(TEXT, place.excerpt());
        }
        return location;
    }

    /// A relative reference where the file is below the working directory, percent-encoded.
    private static String uri(String file) {
        Path path = Path.of(file).normalize();
        Path here = Path.of("").toAbsolutePath();
        Path shown = path.isAbsolute() && path.startsWith(here) ? here.relativize(path) : path;
        String slashes = shown.toString().replace('\\', '/');
        try {
            return shown.isAbsolute()
                    ? shown.toUri().toASCIIString()
                    : new URI(null, null, slashes.contains(":") ? "./" + slashes : slashes, null).toASCIIString();
        } catch (URISyntaxException _) {
            return shown.toUri().toASCIIString();
        }
    }
}
