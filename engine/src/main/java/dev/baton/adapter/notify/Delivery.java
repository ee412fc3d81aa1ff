package dev.baton.adapter.notify;

/// The way to one receiver.
interface Delivery {
    /// Tells it once, and waits until it has been told or has not, for a bounded time.
    ///
    /// @throws InterruptedException if the calling thread is interrupted; it may or may not have been told then
    Outcome deliver(Message message) throws InterruptedException;
}
