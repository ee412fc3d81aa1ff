package dev.baton.doctor;

import java.util.Optional;
import java.util.regex.Pattern;

/// What kind of file a text is, told by what it holds; its name only decides where that says nothing.
public enum Format {
    /// A `node.yaml`.
    YAML,
    /// A `keepalived.conf`.
    KEEPALIVED,
    /// A script of a check.
    SCRIPT;

    private static final int MAX_LINES = 1_000;
    private static final Pattern YAML_LINE = Pattern
            .compile("(---|%YAML|[{\\[]).*|-\\s.*|[\"']?[A-Za-z][\\w-]*[\"']?\\s*:(\\s.*)?");
    private static final Pattern KEEPALIVED_LINE = Pattern.compile(
            "(global_defs|vrrp_\\w+|virtual_server\\w*|static_\\w+|track_(file|group)|bfd_instance|garp_group|include\\w?|"
                    + "linkbeat_\\w+|interface_up_down_delays|net_namespace\\w*|namespace_with_ipsets|instance|use_pid_dir|"
                    + "child_wait_time|SSL|real_server)\\b.*|[@$~}].*|[A-Za-z_]\\w*(\\s[^:]*)?\\{.*");

    /// The format of a text.
    ///
    /// @param file its name
    public static Format of(String file, String text) {
        if (text.startsWith("#!/") || text.startsWith("#! /")) {
            return SCRIPT;
        }
        return text.lines().limit(MAX_LINES).map(String::strip).map(line -> line.replace("\uFEFF", ""))
                .filter(line -> !line.isEmpty() && !line.startsWith("#") && !line.startsWith("!"))
                .flatMap(line -> ofLine(line).stream()).findFirst()
                .orElseGet(() -> file.endsWith(".yaml") || file.endsWith(".yml") || !file.endsWith(".conf")
                        ? YAML
                        : KEEPALIVED);
    }

    private static Optional<Format> ofLine(String line) {
        if (KEEPALIVED_LINE.matcher(line).matches()) {
            return Optional.of(KEEPALIVED);
        }
        return YAML_LINE.matcher(line).matches() ? Optional.of(YAML) : Optional.empty();
    }
}
