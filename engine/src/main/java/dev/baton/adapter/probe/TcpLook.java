package dev.baton.adapter.probe;

import java.net.Socket;

import dev.baton.config.Probe;

/// Whether a TCP connection is accepted. Nothing is sent over it.
final class TcpLook implements Look {
    private final Connector connector;
    private final String target;

    TcpLook(Probe.Tcp probe, Aside aside) {
        connector = new Connector(probe.target(), aside);
        target = probe.target().toString();
    }

    @Override
    public Seen look(long untilNanos) throws InterruptedException {
        try {
            Socket socket = connector.connect(untilNanos);
            Connector.close(socket);
            return Seen.good(target + " accepts connections");
        } catch (Connector.Refused e) {
            return Seen.bad(e.words());
        }
    }
}
