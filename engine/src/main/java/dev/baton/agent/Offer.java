package dev.baton.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import tools.jackson.core.JacksonException;

import dev.baton.api.Access;
import dev.baton.api.Json;
import dev.baton.trust.GuardedFile;
import dev.baton.trust.PairingSecret;
import dev.baton.trust.TrustException;

/// A pairing code that was made on the node's console, as it lies in the state folder until it is used. The console alone
/// writes it, the agent alone writes what has become of it ([Outcome]): no lock is needed between the two.
///
/// @param id          names the code
/// @param role        what whoever proves it may do
/// @param secret      the secret, hexadecimal
/// @param boot        the run of the machine in which it was made: a code does not outlive it
/// @param madeNanos   when, on the clock of that run, which nobody can set
/// @param lifeSeconds for how long it is good
public record Offer(String id, Access role, String secret, String boot, long madeNanos, long lifeSeconds) {
    /// The file in the state folder.
    static final String FILE = "pairing.json";
    /// A code cannot be good for longer.
    public static final long MAX_LIFE_SECONDS = 3_600;
    private static final int ID_BYTES = 8;
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

    /// A new code.
    public static Offer make(Access role, long lifeSeconds, long nowNanos) {
        PairingSecret secret = PairingSecret.random();
        String id = PairingSecret.random().hex().substring(0, ID_BYTES * 2);
        return new Offer(id, role, secret.hex(), presentBoot(), nowNanos, lifeSeconds);
    }

    /// What names the present run of this machine.
    static String presentBoot() {
        try {
            return Files.isReadable(BOOT) ? Files.readString(BOOT).strip() : "";
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + BOOT, e);
        }
    }

    /// The code that lies in a state folder.
    static Optional<Offer> in(Path folder) {
        try {
            return new GuardedFile(folder.resolve(FILE)).read()
                    .map(b -> Json.read(new String(b, StandardCharsets.UTF_8), Offer.class));
        } catch (JacksonException e) {
            throw new TrustException(folder.resolve(FILE) + " is damaged; make a new code with 'baton pair'.", e);
        }
    }

    /// Lays it in a state folder; one that lay there before is void.
    public void layIn(Path folder) {
        new GuardedFile(folder.resolve(FILE)).write(Json.write(this).getBytes(StandardCharsets.UTF_8));
    }

    /// Makes it void, unless another lies there by now.
    public void withdrawFrom(Path folder) {
        if (in(folder).filter(o -> o.id.equals(id)).isPresent()) {
            new GuardedFile(folder.resolve(FILE)).delete();
        }
    }

    /// Whether its time has not run out.
    public boolean isGood(long nowNanos) {
        long age = nowNanos - madeNanos;
        return boot.equals(presentBoot()) && age >= 0 && lifeSeconds <= MAX_LIFE_SECONDS
                && age < TimeUnit.SECONDS.toNanos(lifeSeconds);
    }

    /// What both sides prove.
    public PairingSecret pairingSecret() {
        return PairingSecret.ofHex(secret);
    }

    /// Without the secret.
    @Override
    public String toString() {
        return "Offer[" + id + ", " + role + "]";
    }
}
