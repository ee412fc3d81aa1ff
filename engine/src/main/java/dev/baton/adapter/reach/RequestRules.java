package dev.baton.adapter.reach;

import java.util.regex.Pattern;

import dev.baton.api.ProbeKind;
import dev.baton.api.ProbeRequest;
import dev.baton.api.Problem;
import dev.baton.api.Refusal;
import dev.baton.wire.IpAddress;
import dev.baton.wire.Ipv4Address;
import dev.baton.wire.Ipv6Address;

/// What a request for probes has to be, whoever it comes from.
public final class RequestRules {
    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,64}");
    private static final Pattern PATH = Pattern.compile("/[!-~]{0,511}");
    private static final int MAX_PORT = 65_535;
    private static final int BROADCAST = 0xFFFF_FFFF;

    private RequestRules() {}

    /// Looks a request through.
    ///
    /// @throws Refusal that says what is wrong with it
    public static void check(ProbeRequest request) {
        require(ID.matcher(request.id()).matches(), "The id has to be 1 to 64 of a-z, 0-9 and '-'.");
        require(request.everyNanos() >= ProbeRequest.MIN_EVERY_NANOS
                && request.everyNanos() <= ProbeRequest.MAX_EVERY_NANOS,
                "Probes come every 1 ms to 1 s: 'everyNanos' has to be 1000000 to 1000000000.");
        require(request.forMillis() >= 1 && request.forMillis() <= ProbeRequest.MAX_MILLIS,
                "A run lasts 1 ms to " + ProbeRequest.MAX_MILLIS / 1_000 + " s: 'forMillis' has to be 1 to "
                        + ProbeRequest.MAX_MILLIS + ".");
        require(isUnicast(request.address()), request.address() + " is not the address of a single host.");
        require(request.port().orElse(1) >= 1 && request.port().orElse(1) <= MAX_PORT,
                "A port is 1 to " + MAX_PORT + ".");
        if (request.kind() == ProbeKind.TCP || request.kind() == ProbeKind.HTTP) {
            require(request.port().isPresent(), "Name the port that is to be connected to.");
        }
        if (request.kind() == ProbeKind.HTTP) {
            require(PATH.matcher(request.path()).matches(),
                    "The path has to begin with '/' and to be of at most 512 visible ASCII characters.");
        }
    }

    private static boolean isUnicast(IpAddress address) {
        return !address.isMulticast() && switch (address) {
            case Ipv4Address v4 -> v4.value() != 0 && v4.value() != BROADCAST;
            case Ipv6Address v6 -> v6.high() != 0 || v6.low() != 0;
        };
    }

    private static void require(boolean isSo, String sentence) {
        if (!isSo) {
            throw new Refusal(Problem.Kind.REFUSED, sentence);
        }
    }
}
