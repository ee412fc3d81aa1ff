package dev.baton.app.link;

import java.util.Optional;

import dev.baton.client.NodeFollower;

/// A node that is followed once its connection is set up, which takes a moment and is done elsewhere. Any thread.
final class ClientLink implements NodeDoors.Following {
    private Optional<NodeFollower> follower = Optional.empty();
    private boolean wantsFrames;
    private boolean isClosed;

    /// It is set up. If nobody wants it any more, it ends at once.
    synchronized void opened(NodeFollower open) {
        if (isClosed) {
            end(open);
        } else {
            open.wantAdverts(wantsFrames);
            follower = Optional.of(open);
        }
    }

    @Override
    public synchronized void wantFrames(boolean wanted) {
        wantsFrames = wanted;
        follower.ifPresent(open -> open.wantAdverts(wanted));
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        follower.ifPresent(ClientLink::end);
        follower = Optional.empty();
    }

    /// Ending a connection can wait for the network.
    private static void end(NodeFollower open) {
        Thread.ofVirtual().name("baton-link-end").start(open::close);
    }
}
