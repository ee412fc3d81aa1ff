package dev.baton.commit;

import java.nio.charset.StandardCharsets;

import dev.baton.config.NodeConfig;

/// A configuration that may be applied.
///
/// @param config what was read
/// @param text   the same, written again: what is kept
record Accepted(NodeConfig config, String text) {
    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    String sha256() {
        return Sha256.of(bytes());
    }

    /// Without the text, which holds passwords.
    @Override
    public String toString() {
        return config.node();
    }
}
