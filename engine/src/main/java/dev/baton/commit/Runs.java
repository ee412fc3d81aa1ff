package dev.baton.commit;

import dev.baton.api.ConfigStamp;
import dev.baton.config.NodeConfig;

/// What the engine was last told to run.
record Runs(NodeConfig config, ConfigStamp stamp) {}
