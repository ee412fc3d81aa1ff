package dev.baton.keepalived;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.baton.config.ConfigLoader;
import dev.baton.config.ConfigWriter;
import dev.baton.config.NodeConfig;
import dev.baton.config.Place;
import dev.baton.config.Problem;
import dev.baton.config.Severity;

/// Tells what keepalived runs but our nodes refuse, such as one address in two instances, at the instance that it is about.
final class Refusals {
    /// Lines are those of the YAML text, which nobody has seen.
    private static final Pattern LINE = Pattern.compile("[;,]( the)?( first)?( is)? on line \\d+");
    private static final String NAME = "  - name: ";

    private Refusals() {}

    /// Whether a node takes the configuration; if not, why is told.
    ///
    /// @param places where each router stands in the keepalived.conf
    static boolean tell(NodeConfig config, Map<String, Place> places, String file, Report report) {
        List<Problem> errors = ConfigLoader.problems(config).stream().filter(p -> p.severity() == Severity.ERROR)
                .toList();
        if (errors.isEmpty()) {
            return true;
        }
        List<String> lines = ConfigWriter.write(config).lines().toList();
        for (Problem error : errors) {
            Place place = router(error.place().line(), lines).flatMap(name -> Optional.ofNullable(places.get(name)))
                    .orElse(Place.ofFile(file));
            report.error(place, "a node refuses this: "
                    + LINE.matcher(error.message()).replaceAll(""), error.advice());
        }
        return false;
    }

    /// The router that a line of the YAML text belongs to.
    private static Optional<String> router(int line, List<String> lines) {
        for (int i = Math.min(line, lines.size()) - 1; i >= 0; i--) {
            String text = lines.get(i);
            if (text.startsWith(NAME)) {
                String name = text.substring(NAME.length());
                boolean isQuoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
                return Optional.of(isQuoted ? name.substring(1, name.length() - 1) : name);
            }
            if (!text.startsWith(" ")) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
