package dev.baton.commit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;

import dev.baton.port.Clock;

/// The clocks of a machine, and which run of it they belong to.
///
/// @param clock its clocks
/// @param boot  names the run of the machine that [Clock#nowNanos] belongs to
public record Timekeeper(Clock clock, String boot) {
    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

    /// This machine's. Where it does not tell which run of it this is, every start counts as another one.
    public static Timekeeper of(Clock clock) {
        try {
            return new Timekeeper(clock, Files.readString(BOOT_ID).strip());
        } catch (IOException _) {
            return new Timekeeper(clock, UUID.randomUUID().toString());
        }
    }

    long nowNanos() {
        return clock.nowNanos();
    }

    Instant wall() {
        return clock.wall();
    }
}
