package dev.baton.push;

import java.io.IOException;
import java.net.InetAddress;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import dev.baton.wire.IpAddress;

/// Asks addresses whether they are there: by an echo where this process may send one, else by knocking at a port where
/// nobody listens, whose refusal is an answer, too. Needs no rights, and changes nothing.
public final class Reachable {
    /// How long an address has to answer.
    static final int PATIENCE_MILLIS = 400;
    /// No more are asked at once; which these are does not matter, as it is the same ones each time.
    static final int MAX_ASKED = 64;

    private Reachable() {}

    /// Those that answer within [#PATIENCE_MILLIS].
    public static Set<IpAddress> of(Set<IpAddress> addresses) {
        Map<IpAddress, Boolean> answers = new ConcurrentHashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            addresses.stream().limit(MAX_ASKED)
                    .forEach(address -> threads.execute(() -> answers.put(address, answers(address))));
        }
        Set<IpAddress> answering = new LinkedHashSet<>(addresses);
        answering.removeIf(address -> !answers.getOrDefault(address, false));
        return answering;
    }

    private static boolean answers(IpAddress address) {
        try {
            return InetAddress.getByName(address.toString()).isReachable(PATIENCE_MILLIS);
        } catch (IOException _) {
            return false;
        }
    }
}
