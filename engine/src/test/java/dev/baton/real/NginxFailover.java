package dev.baton.real;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// What a client sees of a failover and of the way back: nginx is stopped on the first host until the page of the second
/// appears, and started again until the page of the first is back.
///
/// @param stoppedMicros  when nginx was stopped on the first host, in microseconds of the day's clock
/// @param startedMicros  when it was started again
/// @param fetches        everything that the client got, from a while before to a while after
record NginxFailover(long stoppedMicros, long startedMicros, Fetches fetches) {
    /// How long the client fetches in peace, before, between and after.
    private static final long PEACE_MILLIS = 1_500;

    static NginxFailover on(NginxPair pair) throws IOException, InterruptedException {
        TimeUnit.MILLISECONDS.sleep(PEACE_MILLIS);
        long stopped = Segment.nowMicros();
        pair.first().stopNginx();
        pair.awaitPage(pair.second());
        TimeUnit.MILLISECONDS.sleep(PEACE_MILLIS);
        long started = Segment.nowMicros();
        pair.first().startNginx();
        pair.awaitPage(pair.first());
        TimeUnit.MILLISECONDS.sleep(PEACE_MILLIS);
        return new NginxFailover(stopped, started, pair.fetches());
    }

    /// The pages that came, one after the other.
    List<String> pages() {
        return fetches.pages();
    }

    /// The longest time without a page while the address went over.
    Fetches.Gap gapOver() {
        return fetches.until(startedMicros).longestGap();
    }

    /// The longest time without a page while it went back.
    Fetches.Gap gapBack() {
        return fetches.since(startedMicros).longestGap();
    }
}
