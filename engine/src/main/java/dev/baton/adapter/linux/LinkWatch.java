package dev.baton.adapter.linux;

import java.util.function.Consumer;

/// Hears of every change to links and addresses in this network namespace.
public final class LinkWatch implements AutoCloseable {
    private static final int RTMGRP_LINK = 0x1;
    private static final int RTMGRP_IPV4_IFADDR = 0x10;
    private static final int RTMGRP_IPV6_IFADDR = 0x100;

    private final NetlinkSocket socket = new NetlinkSocket(NetlinkSocket.NETLINK_ROUTE,
            RTMGRP_LINK | RTMGRP_IPV4_IFADDR | RTMGRP_IPV6_IFADDR);
    private final int wake = Libc.eventDescriptor();
    private final Thread thread;
    private volatile boolean closed;

    /// Starts to watch; `listener` is called on a thread of this object's.
    public LinkWatch(Consumer<LinkEvent> listener) {
        thread = Thread.ofPlatform().daemon().name("baton-link-watch").start(() -> run(listener));
    }

    private void run(Consumer<LinkEvent> listener) {
        while (!closed) {
            boolean[] readable = Libc.awaitReadable(-1, socket.descriptor(), wake);
            if (!closed && readable[0]) {
                read(listener);
            }
        }
    }

    private void read(Consumer<LinkEvent> listener) {
        try {
            NetlinkAnswer.each(socket.receive(), answer -> event(answer, listener));
        } catch (LinuxException e) {
            if (e.errno() != LinuxException.ENOBUFS) {
                throw e;
            }
            listener.accept(new LinkEvent.Overrun());
        }
    }

    private static void event(NetlinkAnswer answer, Consumer<LinkEvent> listener) {
        switch (answer.type()) {
            case Rtnetlink.RTM_NEWLINK -> listener.accept(new LinkEvent.LinkChanged(NetlinkValues.link(answer)));
            case Rtnetlink.RTM_DELLINK -> {
                Link link = NetlinkValues.link(answer);
                listener.accept(new LinkEvent.LinkGone(link.index(), link.name()));
            }
            case Rtnetlink.RTM_NEWADDR -> NetlinkValues.address(answer)
                    .ifPresent(a -> listener.accept(new LinkEvent.AddressPresent(a)));
            case Rtnetlink.RTM_DELADDR -> NetlinkValues.address(answer)
                    .ifPresent(a -> listener.accept(new LinkEvent.AddressGone(a)));
            default -> {
                // Other notifications of these groups say nothing about links and addresses.
            }
        }
    }

    /// Ends the watch; no event is handed over after this returns.
    @Override
    public void close() {
        closed = true;
        Libc.signal(wake);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        socket.close();
        Libc.close(wake);
    }
}
