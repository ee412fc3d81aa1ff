package dev.baton.adapter.reach;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.function.LongConsumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A thread that waits for many channels at once.
final class Ear implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ear.class);
    private static final long TICK_MILLIS = 20;
    private static final long TICK_NANOS = TICK_MILLIS * 1_000_000L;
    private static final long END_MILLIS = 2_000;

    /// What a channel has something for.
    @FunctionalInterface
    interface Ready {
        /// On the ear's thread.
        void ready(SelectionKey key, long nowNanos);
    }

    private final Selector selector;
    private final LongConsumer tick;
    private final Thread thread;

    /// @param tick is called with the time, about every [#TICK_MILLIS]
    Ear(String name, LongConsumer tick) {
        this.tick = tick;
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread = Thread.ofPlatform().daemon().name(name).start(this::work);
    }

    /// Listens to a channel, which does not block, until it is closed.
    void listen(SelectableChannel channel, int operations, Ready ready) throws ClosedChannelException {
        channel.register(selector, operations, ready);
        selector.wakeup();
    }

    private void work() {
        long tickedNanos = System.nanoTime();
        try {
            while (selector.isOpen()) {
                selector.select(this::ready, TICK_MILLIS);
                long now = System.nanoTime();
                if (now - tickedNanos >= TICK_NANOS) {
                    tickedNanos = now;
                    tick.accept(now);
                }
            }
        } catch (ClosedSelectorException _) {
            LOG.debug("no more answers are waited for");
        } catch (IOException e) {
            LOG.warn("Answers of probes are not heard any more: {}", e.getMessage());
        }
    }

    private void ready(SelectionKey key) {
        if (key.isValid() && key.attachment() instanceof Ready ready) {
            ready.ready(key, System.nanoTime());
        }
    }

    @Override
    public void close() {
        try {
            selector.close();
        } catch (IOException e) {
            LOG.debug("closing: {}", e.getMessage());
        }
        Threads.ended(thread, END_MILLIS);
    }
}
