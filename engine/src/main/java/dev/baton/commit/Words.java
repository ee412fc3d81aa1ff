package dev.baton.commit;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Locale;

import dev.baton.api.CommitStatus;

/// Words for what people read here.
final class Words {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private Words() {}

    /// What a disk has said: without the file's name, which stands beside it.
    static String of(IOException e) {
        return switch (e) {
            case AccessDeniedException _ -> "it is not allowed";
            case FileSystemException f when f.getReason() != null -> f.getReason();
            default -> String.valueOf(e.getMessage());
        };
    }

    /// A phase: `revert-failed`.
    static String of(CommitStatus.Phase phase) {
        return phase.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// A time in whole seconds, rounded up: `41 s`.
    static String seconds(long nanos) {
        return Math.ceilDiv(Math.max(0, nanos), NANOS_PER_SECOND) + " s";
    }
}
