package dev.baton.adapter.probe;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.baton.config.Probe;
import dev.baton.port.EchoPort;
import dev.baton.port.PortException;

/// Whether a host answers an echo request: one of its addresses, which are asked in turn.
final class IcmpLook implements Look {
    private final HostName host;
    private final EchoPort echoes;

    IcmpLook(Probe.Icmp probe, EchoPort echoes, Aside aside) {
        host = new HostName(probe.host(), aside);
        this.echoes = echoes;
    }

    @Override
    public Seen look(long untilNanos) throws InterruptedException {
        try {
            return ask(host.addresses(), untilNanos);
        } catch (HostName.Unknown e) {
            return Seen.bad(e.words());
        }
    }

    private Seen ask(List<InetAddress> addresses, long untilNanos) throws InterruptedException {
        Seen seen = Seen.bad("no address of " + host + " is known");
        for (int i = 0; i < addresses.size() && !seen.isGood(); i++) {
            long shareNanos = (untilNanos - System.nanoTime()) / (addresses.size() - i);
            seen = ask(addresses.get(i), shareNanos);
        }
        return seen;
    }

    private Seen ask(InetAddress address, long shareNanos) throws InterruptedException {
        String target = address.getHostAddress();
        try {
            CompletableFuture<Boolean> answer = echoes.ask(address);
            try {
                answer.get(shareNanos, TimeUnit.NANOSECONDS);
                return Seen.good(target + " answers");
            } finally {
                answer.cancel(false);
            }
        } catch (TimeoutException _) {
            return Seen.bad(target + " did not answer");
        } catch (ExecutionException | PortException e) {
            return Seen.bad(target + " could not be asked: " + e.getMessage());
        }
    }
}
