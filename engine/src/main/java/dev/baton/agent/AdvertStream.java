package dev.baton.agent;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

import dev.baton.api.AdvertBatch;
import dev.baton.api.Json;
import dev.baton.manage.AdvertSource;
import dev.baton.port.Clock;

/// What `GET /v1/adverts` tells one client: the frames since the last batch, at most 10 batches a second; an empty one a second
/// where nothing passes. Twice as many would cost
/// whoever follows many nodes twice as much, and nobody sees the difference.
final class AdvertStream implements Answer.Source {
    private static final long BATCH_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long BEAT_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final AdvertSource adverts;
    private final Clock clock;
    private final Bell bell;

    AdvertStream(AdvertSource adverts, Clock clock, Bell bell) {
        this.adverts = adverts;
        this.clock = clock;
        this.bell = bell;
    }

    @Override
    public void tell(Answer.Sink sink) throws IOException {
        try (AdvertSource.Listening listening = adverts.listen()) {
            long toldNanos = clock.nowNanos() - BEAT_NANOS;
            while (!bell.isEnded()) {
                AdvertBatch batch = listening.take();
                long now = clock.nowNanos();
                if (!batch.frames().isEmpty() || batch.shed() > 0 || now - toldNanos >= BEAT_NANOS) {
                    sink.send("event: adverts\ndata: " + Json.write(batch) + "\n\n");
                    toldNanos = now;
                }
                bell.await(clock, now + BATCH_NANOS);
            }
        }
    }
}
