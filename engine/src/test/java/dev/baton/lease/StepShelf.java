package dev.baton.lease;

import java.io.IOException;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A folder that can be stopped at every step, lose what was not synced, and refuse to be written.
final class StepShelf implements Shelf {
    /// The process was killed.
    static final class Killed extends Error {
        @Serial
        private static final long serialVersionUID = 1;
    }

    enum Fate {
        DONE, KILLED_BEFORE, KILLED_WITHIN, KILLED_AFTER, FAILS, FAILS_AFTERWARDS
    }

    private static final class Content {
        private final byte[] bytes;
        private boolean isSynced;

        Content(byte[] bytes) {
            this.bytes = bytes.clone();
        }
    }

    private final Map<String, Content> names = new TreeMap<>();
    private final Map<String, Content> durable = new TreeMap<>();
    private Fate fate = Fate.DONE;
    private int fateful = -1;
    private int steps;
    private boolean isDead;

    /// From now on steps are counted from 0, and this becomes of the one of this number.
    void at(int step, Fate then) {
        steps = 0;
        fateful = step;
        fate = then;
    }

    int steps() {
        return steps;
    }

    String text() {
        return Optional.ofNullable(names.get(LeaseBook.FILE)).map(c -> new String(c.bytes, StandardCharsets.UTF_8))
                .orElse("");
    }

    void put(String text) {
        names.put(LeaseBook.FILE, new Content(text.getBytes(StandardCharsets.UTF_8)));
    }

    /// As another process finds it after this one was killed: the kernel still has everything.
    StepShelf afterKill() {
        StepShelf next = new StepShelf();
        next.names.putAll(names);
        next.durable.putAll(durable);
        return next;
    }

    /// As it is after the power has failed: what was not synced is lost, of a file a part.
    StepShelf afterPowerLoss() {
        StepShelf next = new StepShelf();
        durable.forEach((name, content) -> next.names.put(name, content.isSynced
                ? content
                : new Content(Arrays.copyOf(content.bytes, content.bytes.length / 2))));
        next.durable.putAll(next.names);
        return next;
    }

    private void step(Runnable whole, Runnable part) throws IOException {
        if (isDead) {
            throw new Killed();
        }
        Fate now = steps == fateful ? fate : Fate.DONE;
        steps++;
        switch (now) {
            case DONE -> whole.run();
            case KILLED_BEFORE -> die();
            case KILLED_WITHIN -> {
                part.run();
                die();
            }
            case KILLED_AFTER -> {
                whole.run();
                die();
            }
            case FAILS -> throw new IOException("No space left on device");
            case FAILS_AFTERWARDS -> {
                whole.run();
                throw new IOException("Input/output error");
            }
        }
    }

    private void die() {
        isDead = true;
        throw new Killed();
    }

    @Override
    public Optional<byte[]> read(String name, int limit) throws IOException {
        Optional<byte[]> found = Optional.ofNullable(names.get(name)).map(c -> c.bytes.clone());
        if (found.filter(b -> b.length > limit).isPresent()) {
            throw new IOException("too large");
        }
        return found;
    }

    @Override
    public void write(String name, byte[] bytes) throws IOException {
        step(() -> names.put(name, new Content(bytes)),
                () -> names.put(name, new Content(Arrays.copyOf(bytes, bytes.length / 2))));
    }

    @Override
    public void sync(String name) throws IOException {
        Runnable synced = () -> Optional.ofNullable(names.get(name)).orElseThrow().isSynced = true;
        step(synced, () -> {});
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Runnable renamed = () -> names.put(to, Optional.ofNullable(names.remove(from)).orElseThrow());
        step(renamed, () -> {});
    }

    @Override
    public void syncNames() throws IOException {
        Runnable synced = () -> {
            durable.clear();
            durable.putAll(names);
        };
        step(synced, () -> {});
    }
}
