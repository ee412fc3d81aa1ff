package dev.baton.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import tools.jackson.core.JacksonException;

import dev.baton.api.Json;
import dev.baton.api.NodeEvent;

/// One file of events, a line of JSON each. Its name holds the id of the first.
///
/// A line is taken for sound if it begins with an id that follows the one before and ends as an object does; what is
/// inside is found out when it is read.
///
/// @param firstId the id of its first event
record Segment(Path file, long firstId) implements Comparable<Segment> {
    /// A larger file was not written by us and is not read.
    static final long MAX_BYTES_READ = 4L << 20;
    /// How far an id may be from the one before: lines between them may be lost. One that is farther is damaged.
    static final long MAX_GAP = 4_096;

    private static final Pattern NAME = Pattern.compile("events-(\\d{1,18})\\.jsonl");
    private static final int NAME_DIGITS = 18;
    private static final String ID = "{\"id\":";
    private static final int MAX_DIGITS = 18;

    /// What a look at the lines has shown.
    ///
    /// @param lastId    the id of the last sound line; one less than the first id if there is none
    /// @param damaged   how many lines are not sound
    /// @param wholeBytes how long the file is without a last line that has no end
    record Look(long lastId, int damaged, long wholeBytes) {}

    static Segment named(Path folder, long firstId) {
        String number = String.format(Locale.ROOT, "%0" + NAME_DIGITS + "d", firstId);
        return new Segment(folder.resolve("events-" + number + ".jsonl"), firstId);
    }

    /// The segment that a file is by its name; empty: it is another file.
    static Optional<Segment> of(Path file) {
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        return name.matches() ? Optional.of(new Segment(file, Long.parseLong(name.group(1)))) : Optional.empty();
    }

    @Override
    public int compareTo(Segment other) {
        return Long.compare(firstId, other.firstId);
    }

    private byte[] bytes() throws IOException {
        long size = Files.size(file);
        if (size > MAX_BYTES_READ) {
            throw new IOException(file + " has " + size + " bytes, more than was ever written into it");
        }
        return Files.readAllBytes(file);
    }

    Look look() throws IOException {
        byte[] bytes = bytes();
        long last = firstId - 1;
        int damaged = 0;
        int from = 0;
        for (int end = newline(bytes, from); end >= 0; end = newline(bytes, from)) {
            long id = id(bytes, from, end);
            if (id > last && id <= last + MAX_GAP) {
                last = id;
            } else {
                damaged++;
            }
            from = end + 1;
        }
        return new Look(last, damaged, from);
    }

    /// What is at the end of the file without an end of its own, if that is a whole event.
    boolean isLastLineWhole(Look look) throws IOException {
        byte[] bytes = bytes();
        String rest = new String(bytes, (int) look.wholeBytes, (int) (bytes.length - look.wholeBytes),
                StandardCharsets.UTF_8);
        return parsed(rest).filter(e -> e.id() > look.lastId && e.id() <= look.lastId + MAX_GAP).isPresent();
    }

    /// Hands over the events with ids above `id`, in order, with the number of the line. Lines that cannot be read have
    /// no event.
    void read(long id, BiConsumer<Integer, Optional<NodeEvent>> sink) throws IOException {
        byte[] bytes = bytes();
        long last = firstId - 1;
        int from = 0;
        int line = 0;
        for (int end = newline(bytes, from); end >= 0; end = newline(bytes, from)) {
            line++;
            long found = id(bytes, from, end);
            boolean isSound = found > last && found <= last + MAX_GAP;
            last = isSound ? found : last;
            if (!isSound || found > id) {
                String text = new String(bytes, from, end - from, StandardCharsets.UTF_8);
                sink.accept(line, isSound ? parsed(text) : Optional.empty());
            }
            from = end + 1;
        }
    }

    private static Optional<NodeEvent> parsed(String line) {
        try {
            return Optional.of(Json.read(line, NodeEvent.class)).filter(Segment::isComplete);
        } catch (JacksonException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Lenient reading leaves out what is not there.
    private static boolean isComplete(NodeEvent event) {
        return Stream.of(Optional.ofNullable(event.wall()), Optional.ofNullable(event.boot()),
                Optional.ofNullable(event.router()), Optional.ofNullable(event.what())).allMatch(Optional::isPresent);
    }

    private static int newline(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /// The id that a line begins with; -1: it does not look like an event.
    private static long id(byte[] bytes, int from, int to) {
        if (to - from <= ID.length() || bytes[to - 1] != '}') {
            return -1;
        }
        for (int i = 0; i < ID.length(); i++) {
            if (bytes[from + i] != ID.charAt(i)) {
                return -1;
            }
        }
        long id = 0;
        int at = from + ID.length();
        int digits = 0;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9' && digits <= MAX_DIGITS) {
            id = id * 10 + bytes[at++] - '0';
            digits++;
        }
        return digits == 0 || digits > MAX_DIGITS || bytes[at] != ',' ? -1 : id;
    }
}
