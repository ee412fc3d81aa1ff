package dev.baton.commit;

import java.io.Closeable;
import java.io.IOException;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/// A disk that can be stopped at every step, lose what was not synced, and refuse to be written.
final class SimDisk implements Disk {
    /// The process was killed.
    static final class Killed extends Error {
        @Serial
        private static final long serialVersionUID = 1;
    }

    /// What happens at a step.
    enum Fate {
        /// It is done.
        DONE,
        /// The process is killed before it.
        KILLED_BEFORE,
        /// The process is killed in the middle of it: of a file a part is written, anything else is done.
        KILLED_WITHIN,
        /// It fails and nothing has happened.
        FAILS,
        /// It fails although it was done: an fsync whose answer is an error, a rename that reached the disk.
        FAILS_AFTERWARDS
    }

    /// Decides what happens at the step of that number, from 0.
    interface Plan {
        Fate at(int step);
    }

    private static final class Content {
        private byte[] bytes;
        private Optional<byte[]> durable = Optional.empty();

        Content(byte[] bytes) {
            this.bytes = bytes;
        }

        boolean isSynced() {
            return durable.isPresent() && Arrays.equals(durable.get(), bytes);
        }
    }

    /// A change of names that is not durable yet: what a name stands for then, nothing for one that is gone.
    private record Renaming(Path folder, Map<Path, Optional<Content>> names) {}

    private final Map<Path, Content> names = new TreeMap<>();
    private final Map<Path, Content> durableNames = new TreeMap<>();
    private final List<Renaming> renamings = new ArrayList<>();
    private Plan plan = _ -> Fate.DONE;
    private int steps;
    private boolean isDead;

    /// A file that has been there for long.
    SimDisk with(Path file, byte[] bytes) {
        Content content = new Content(bytes.clone());
        content.durable = Optional.of(bytes.clone());
        names.put(file, content);
        durableNames.put(file, content);
        return this;
    }

    /// From now on steps are counted from 0, and this decides what becomes of them.
    void plan(Plan next) {
        plan = next;
        steps = 0;
    }

    void killAt(int step, Fate how) {
        plan(n -> n == step ? how : Fate.DONE);
    }

    void failAt(IntPredicate which, Fate how) {
        plan(n -> which.test(n) ? how : Fate.DONE);
    }

    int steps() {
        return steps;
    }

    String text(Path file) {
        return Optional.ofNullable(names.get(file)).map(c -> new String(c.bytes, StandardCharsets.UTF_8)).orElse("");
    }

    @Override
    public Optional<byte[]> read(Path file, int limit) throws IOException {
        if (isDead) {
            throw new Killed();
        }
        return Optional.ofNullable(names.get(file)).map(c -> c.bytes.clone());
    }

    @Override
    public void write(Path file, byte[] bytes, Optional<Path> like) throws IOException {
        step(() -> written(file, bytes), () -> written(file, Arrays.copyOf(bytes, bytes.length / 2)));
    }

    private void written(Path file, byte[] bytes) {
        change(folder(file), Map.of(file, Optional.of(new Content(bytes.clone()))));
    }

    @Override
    public void sync(Path file) throws IOException {
        Content content = names.get(file);
        if (content == null) {
            throw new IOException("no " + file);
        }
        Runnable synced = () -> content.durable = Optional.of(content.bytes.clone());
        step(synced, synced);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        Content content = names.get(from);
        if (content == null) {
            throw new IOException("no " + from);
        }
        Runnable renamed = () -> change(folder(from), Map.of(to, Optional.of(content), from, Optional.empty()));
        step(renamed, renamed);
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
        Runnable synced = () -> {
            renamings.stream().filter(r -> r.folder().equals(folder)).forEach(r -> apply(r, durableNames));
            renamings.removeIf(r -> r.folder().equals(folder));
        };
        step(synced, synced);
    }

    @Override
    public void delete(Path file) throws IOException {
        if (names.containsKey(file)) {
            Runnable gone = () -> change(folder(file), Map.of(file, Optional.empty()));
            step(gone, gone);
        }
    }

    @Override
    public void makeFolder(Path folder) throws IOException {
        step(() -> {}, () -> {});
    }

    @Override
    public Optional<Closeable> lock(Path file) {
        return Optional.of(() -> {});
    }

    private void change(Path folder, Map<Path, Optional<Content>> changed) {
        Renaming renaming = new Renaming(folder, changed);
        apply(renaming, names);
        renamings.add(renaming);
    }

    private static void apply(Renaming renaming, Map<Path, Content> names) {
        renaming.names().forEach((path, content) -> content.ifPresentOrElse(c -> names.put(path, c),
                () -> names.remove(path)));
    }

    private static Path folder(Path file) {
        return Optional.ofNullable(file.getParent()).orElseThrow();
    }

    private void step(Runnable whole, Runnable part) throws IOException {
        if (isDead) {
            throw new Killed();
        }
        switch (plan.at(steps++)) {
            case DONE -> whole.run();
            case KILLED_BEFORE -> die();
            case KILLED_WITHIN -> {
                part.run();
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

    /// The disk as another process finds it after this one was killed: the kernel still has everything.
    SimDisk afterKill() {
        SimDisk other = new SimDisk();
        IdentityHashMap<Content, Content> copies = new IdentityHashMap<>();
        names.forEach((path, c) -> other.names.put(path, copy(c, copies)));
        durableNames.forEach((path, c) -> other.durableNames.put(path, copy(c, copies)));
        for (Renaming renaming : renamings) {
            Map<Path, Optional<Content>> changed = new TreeMap<>();
            renaming.names().forEach((path, c) -> changed.put(path, c.map(one -> copy(one, copies))));
            other.renamings.add(new Renaming(renaming.folder(), changed));
        }
        return other;
    }

    private static Content copy(Content content, IdentityHashMap<Content, Content> copies) {
        return copies.computeIfAbsent(content, c -> {
            Content made = new Content(c.bytes.clone());
            made.durable = c.durable.map(byte[]::clone);
            return made;
        });
    }

    /// Every disk that a loss of power can leave: of the names that were not synced any may be lost, and a file that was
    /// not synced may hold what was synced before, nothing, a part, or all.
    List<SimDisk> afterPowerLoss() {
        List<SimDisk> all = new ArrayList<>();
        for (int kept = 0; kept < 1 << renamings.size(); kept++) {
            Map<Path, Content> left = new TreeMap<>(durableNames);
            for (int i = 0; i < renamings.size(); i++) {
                if ((kept & 1 << i) != 0) {
                    apply(renamings.get(i), left);
                }
            }
            List<Map<Path, byte[]>> contents = List.of(new TreeMap<>());
            for (Map.Entry<Path, Content> entry : left.entrySet()) {
                contents = contents.stream().flatMap(before -> possible(entry.getValue()).stream().map(bytes -> {
                    Map<Path, byte[]> more = new TreeMap<>(before);
                    more.put(entry.getKey(), bytes);
                    return more;
                })).toList();
            }
            contents.forEach(files -> {
                SimDisk disk = new SimDisk();
                files.forEach(disk::with);
                all.add(disk);
            });
        }
        return all;
    }

    private static List<byte[]> possible(Content content) {
        if (content.isSynced()) {
            return List.of(content.bytes);
        }
        byte[] part = Arrays.copyOf(content.bytes, content.bytes.length / 2);
        byte[] holes = new byte[content.bytes.length];
        return List.of(content.durable.orElse(new byte[0]), part, holes, content.bytes);
    }

    /// What is on it, to tell whether two are the same.
    String fingerprint() {
        StringBuilder text = new StringBuilder();
        names.forEach((path, c) -> text.append(path).append('=').append(Sha256.of(c.bytes)).append(c.isSynced())
                .append(durableNames.get(path) == c).append('\n'));
        return text.toString();
    }
}
