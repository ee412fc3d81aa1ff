package dev.baton.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

import dev.baton.adapter.pcap.CaptureWriter;
import dev.baton.adapter.pcap.CapturedFrame;
import dev.baton.cluster.Sighting;
import dev.baton.dissect.Filter;
import dev.baton.finding.StreamChecks;
import dev.baton.traffic.Packet;
import dev.baton.traffic.SourceBook;
import dev.baton.traffic.WireSightings;

/// Tells packets one after the other, and what they amount to.
final class WatchTeller {
    /// How it is told.
    enum Mode {
        TEXT, JSON, SUMMARY
    }

    private static final String SITE = "wire";
    private static final int TIME_WIDTH = 11;
    private static final int SENDER_WIDTH = 15;

    private final PrintWriter out;
    private final Filter filter;
    private final boolean isFiltered;
    private final Mode mode;
    private final Optional<CaptureWriter> writer;
    private final WireSightings sightings = new WireSightings(SITE);
    private final SourceBook book = new SourceBook(sightings);
    private final WireTale tale = new WireTale();
    private final StreamChecks checks = new StreamChecks(SITE, Optional.empty());
    private final PacketJson json = new PacketJson();
    private long count;
    private long firstNanos;
    private long shownNanos;

    /// @param isFiltered whether somebody has asked for certain packets: otherwise those of no interest are left out
    WatchTeller(PrintWriter out, Filter filter, boolean isFiltered, Mode mode, Optional<CaptureWriter> writer) {
        this.out = out;
        this.filter = filter;
        this.isFiltered = isFiltered;
        this.mode = mode;
        this.writer = writer;
    }

    void tell(CapturedFrame frame) {
        count++;
        byte[] bytes = frame.bytes().bytes();
        Packet packet = Packet.of(count, frame.atNanos(), frame.place(), frame.link(), frame.wireLength(), bytes,
                frame.comment());
        if (count == 1) {
            firstNanos = packet.atNanos();
            shownNanos = firstNanos;
        }
        tale.passed(packet.atNanos()).forEach(this::print);
        boolean isShown = isFiltered ? filter.matches(packet.dissection()) : PacketWords.isOfInterest(packet);
        if (isShown) {
            print(packet);
            writer.ifPresent(w -> w.write(frame.place(), frame.link(), frame.atNanos(), frame.wireLength(), bytes,
                    frame.comment()));
        }
        book.see(packet);
        checks.see(packet);
        List<Sighting> seen = sightings.of(packet);
        tale.saw(seen).forEach(this::print);
    }

    /// Nothing came until now.
    void passed(long nowNanos) {
        checks.tick(nowNanos);
        tale.passed(nowNanos).forEach(this::print);
    }

    private void print(Packet packet) {
        switch (mode) {
            case TEXT -> {
                out.println(time(packet.atNanos()) + "  +" + Amounts.span(Math.max(0, packet.atNanos() - shownNanos))
                        + "  " + padded(PacketWords.sender(packet)) + "  " + PacketWords.of(packet)
                        + packet.comment().map(text -> "  # " + text.replaceAll("\\s+", " ")).orElse(""));
                shownNanos = packet.atNanos();
            }
            case JSON -> out.println(json.of(packet));
            case SUMMARY -> {
                // Told at the end.
            }
        }
    }

    private void print(WireTale.Line line) {
        switch (mode) {
            case TEXT -> out.println(
                    time(line.atNanos()) + "  ▶ " + WireTale.name(line.key()) + ": " + line.told());
            case JSON -> out.println(json.of(line));
            case SUMMARY -> out.println(
                    time(line.atNanos()) + "  " + WireTale.name(line.key()) + ": " + line.told());
        }
    }

    private String time(long atNanos) {
        String text = Amounts.instant(atNanos - firstNanos);
        return " ".repeat(Math.max(0, TIME_WIDTH - text.length())) + text;
    }

    private static String padded(String sender) {
        return sender + " ".repeat(Math.max(0, SENDER_WIDTH - sender.length()));
    }

    /// The last words.
    ///
    /// @param losses what the captures say of packets that are missing
    void end(List<String> losses) {
        if (mode == Mode.SUMMARY) {
            WatchSummary told = new WatchSummary(out);
            told.print(tale.snapshot(), book.cards());
            told.print(checks.findings());
            out.println();
            out.println(LabStory.counted(count, "packet") + " seen");
        }
        if (mode != Mode.JSON) {
            losses.forEach(out::println);
        }
        out.flush();
    }
}
