package dev.baton.doctor;

import java.util.List;
import java.util.Optional;

import dev.baton.config.NodeConfig;
import dev.baton.config.Place;
import dev.baton.config.Problem;
import dev.baton.wire.IpAddress;

/// A configuration as it was read, with where everything in it stands.
public sealed interface Document permits YamlDocument, ConfDocument {
    /// What the file is called.
    String file();

    /// What the file holds; what it includes is not part of it.
    String text();

    /// The configuration; empty when it could not be made out.
    Optional<NodeConfig> config();

    /// Whether a node takes the configuration as it is.
    boolean isUsable();

    /// What reading it has found.
    List<Problem> problems();

    /// How it is written: `yaml` or `keepalived`.
    String format();

    /// Where a router has something.
    Place router(String router, Part part);

    /// Where one of a router's addresses is.
    Place address(String router, IpAddress address);

    /// Where a router tracks a check or an interface.
    Place tracked(String router, String check);

    /// Where the weight stands with which a router tracks a check.
    Place weight(String router, String check);

    /// Where a check has something.
    Place check(String check, Part part);
}
