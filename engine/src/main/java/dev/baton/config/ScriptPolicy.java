package dev.baton.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which programs a node may run for checks and notifications, and how.
///
/// @param folder      the only folder that programs are run from; absolute
/// @param user        whom they run as; empty: as the node itself
/// @param environment what they find in their environment besides PATH, LANG and what the node tells them
public record ScriptPolicy(String folder, Optional<String> user, Map<String, String> environment) {
    /// Where scripts lie unless the policy says otherwise.
    public static final String FOLDER = "/etc/baton/scripts";
    /// What holds unless the policy says otherwise.
    public static final ScriptPolicy DEFAULT = new ScriptPolicy(FOLDER, Optional.empty(), Map.of());
    /// The names that the node itself gives values to.
    static final List<String> FIXED = List.of("PATH", "LANG");
    /// How the names begin under which the node tells a program what it is about.
    public static final String PREFIX = "BATON_";

    public ScriptPolicy {
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }
}
