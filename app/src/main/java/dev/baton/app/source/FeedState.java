package dev.baton.app.source;

/// How the packets of a source come in.
///
/// @param phase        whether they do
/// @param received     how many came so far
/// @param lostByKernel how many the kernel lost because they were not read fast enough
/// @param lostByCard   how many the network card or its driver lost
/// @param shed         how many were read but not taken in, because more came than this process can handle
/// @param problem      what is wrong, as a sentence; empty: nothing
public record FeedState(Phase phase, long received, long lostByKernel, long lostByCard, long shed, String problem) {
    /// Nothing came yet and nothing is wrong.
    public static final FeedState LIVE = new FeedState(Phase.LIVE, 0, 0, 0, 0, "");

    /// Whether packets come in.
    public enum Phase {
        /// They do, as they are sent.
        LIVE,
        /// Time stands still at the source.
        PAUSED,
        /// The interface is gone or down; it is tried again by itself.
        WAITING,
        /// No more will come: a file was read to its end, or the source was closed.
        ENDED
    }

    /// How many packets are missing, wherever they were lost.
    public long lost() {
        return lostByKernel + lostByCard + shed;
    }
}
