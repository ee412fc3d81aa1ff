package dev.baton.adapter.notify;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/// Keeps the first few characters of an answer for the log, and reads the rest away, up to a bound: an answer without an
/// end costs neither memory nor time.
final class AnswerStart implements HttpResponse.BodySubscriber<String> {
    /// How much is kept, in bytes.
    static final int KEPT_BYTES = 200;
    /// How much is read; then the connection is given up.
    static final int READ_BYTES = 65_536;

    private final CompletableFuture<String> text = new CompletableFuture<>();
    private final byte[] kept = new byte[KEPT_BYTES];
    private int keptLength;
    private long read;
    private Flow.Subscription subscription = new Flow.Subscription() {
        @Override
        public void request(long n) {}

        @Override
        public void cancel() {}
    };

    @Override
    public CompletionStage<String> getBody() {
        return text;
    }

    @Override
    public void onSubscribe(Flow.Subscription newSubscription) {
        subscription = newSubscription;
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            read += buffer.remaining();
            int taken = Math.min(buffer.remaining(), KEPT_BYTES - keptLength);
            buffer.get(kept, keptLength, taken);
            keptLength += taken;
        }
        if (read > READ_BYTES) {
            subscription.cancel();
            complete();
        }
    }

    @Override
    public void onError(Throwable throwable) {
        text.completeExceptionally(throwable);
    }

    @Override
    public void onComplete() {
        complete();
    }

    private void complete() {
        String whole = new String(kept, 0, keptLength, StandardCharsets.UTF_8);
        text.complete(whole.replaceAll("[\\p{Cntrl}\\s]+", " ").strip());
    }
}
