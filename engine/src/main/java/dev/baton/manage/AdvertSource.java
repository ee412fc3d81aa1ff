package dev.baton.manage;

import dev.baton.api.AdvertBatch;

/// Frames of a node as they pass. As long as nobody listens, a frame costs one look.
public interface AdvertSource {
    /// Listens from now on.
    Listening listen();

    /// One listener. What it does not take in time is shed and counted.
    interface Listening extends AutoCloseable {
        /// Everything since the last call, at most [AdvertBatch#MAX_FRAMES] frames.
        AdvertBatch take();

        @Override
        void close();
    }
}
