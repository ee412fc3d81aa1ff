package dev.baton.commit;

import java.io.IOException;
import java.nio.file.Path;

import dev.baton.config.ConfigLimits;
import dev.baton.manage.AuditPort;

/// Where the configuration of a node and the memory of its commits are, and what goes with them.
///
/// @param disk   the disk that both are on
/// @param folder the folder of commits, in the node's state folder
/// @param config the configuration's file, `node.yaml`
/// @param time   the machine's clocks
/// @param audit  takes down who did what
public record CommitHome(Disk disk, Path folder, Path config, Timekeeper time, AuditPort audit) {
    private static final String FOLDER = "commits";
    private static final String LOCK = "lock";
    private static final String EDITED = "node.yaml.edited";

    /// On this machine. Where the configuration's file is a symbolic link, what it leads to is replaced, not the link.
    ///
    /// @param state the node's state folder
    public static CommitHome of(Path state, Path config, Timekeeper time, AuditPort audit) {
        return new CommitHome(Disk.REAL, state.resolve(FOLDER), real(config), time, audit);
    }

    private static Path real(Path config) {
        try {
            return config.toRealPath();
        } catch (IOException _) {
            return config.toAbsolutePath();
        }
    }

    WholeFile configFile() {
        return new WholeFile(disk, config, ConfigLimits.MAX_BYTES);
    }

    LedgerFile ledgerFile() {
        return new LedgerFile(disk, folder);
    }

    /// Where a text is kept that an undo finds in the place of the one that was applied.
    WholeFile editedFile() {
        return new WholeFile(disk, folder.resolve(EDITED), ConfigLimits.MAX_BYTES);
    }

    Path lockFile() {
        return folder.resolve(LOCK);
    }
}
