package dev.baton.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

import dev.baton.adapter.pcap.CaptureCounters;
import dev.baton.adapter.pcap.CaptureException;
import dev.baton.adapter.pcap.CaptureFile;
import dev.baton.adapter.pcap.CaptureWriter;
import dev.baton.adapter.pcap.CapturedFrame;
import dev.baton.adapter.pcap.LiveCapture;
import dev.baton.dissect.Filter;
import dev.baton.dissect.FilterException;

/// `baton watch`: what is on the wire, in the terminal.
@Command(name = "watch", header = "Tell what is on the wire: adverts, announcements, and who is MASTER.", description = {
        "Reads interfaces (as root, or with CAP_NET_RAW) or capture files; no node needs to run. A line for each packet,"
                + " and one whenever a cluster's master is found, changes, is lost, or there are two."}, footer = {"",
                        "Filters are Wireshark's: vrrp.prio > 100 && ip.src == 10.0.0.2", "", "Examples:",
                        "  baton watch --interface eth0", "  baton watch --pcap capture.pcapng --summary",
                        "  baton watch --interface eth0 --filter \"vrrp.virt_rtr_id == 51\" --for 10s --json"})
final class RunWatch implements Callable<Integer> {
    /// How many frames may wait to be told; more are lost and counted.
    static final int QUEUE_LIMIT = 65_536;

    private static final long TICK_NANOS = 50_000_000L;
    private static final long SHORTEST_NANOS = 1_000_000L;
    private static final long LONGEST_NANOS = 30L * 24 * 3_600_000_000_000L;
    private static final int SHOWN = 60;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    @ParentCommand
    private Baton baton = new Baton();

    @Option(names = "--interface", paramLabel = "IF", split = ",", description = "An interface to listen on; several with"
            + " commas.")
    private List<String> interfaces = List.of();

    @Option(names = "--pcap", paramLabel = "FILE", description = "A capture file to read (pcap or pcapng); may be given"
            + " several times.")
    private List<Path> files = List.of();

    @Option(names = "--filter", paramLabel = "EXPRESSION", description = "Show only packets that match; clusters are told"
            + " from all.")
    private Optional<String> filter = Optional.empty();

    @Option(names = "--for", paramLabel = "TIME", description = "End after this time (default: on Ctrl+C).")
    private Optional<String> length = Optional.empty();

    @Option(names = "--json", description = "One JSON object a line: a packet's fields by Wireshark's names, or what"
            + " happened to a cluster as baton.event, baton.cluster and baton.told.")
    private boolean json;

    @Option(names = "--summary", description = "Only tell at the end what was seen: clusters, members, and a card of every"
            + " sender.")
    private boolean summary;

    @Option(names = "--write", paramLabel = "FILE", description = "Also keep the packets shown, as pcapng.")
    private Optional<Path> target = Optional.empty();

    private final LongAdder overflow = new LongAdder();

    @Override
    public Integer call() {
        if (interfaces.isEmpty() == files.isEmpty()) {
            throw new WrongUsage("Name what to read: --interface IF to listen, or --pcap FILE for a capture file"
                    + (interfaces.isEmpty() ? "." : ", but not both."));
        }
        OptionalLong lengthNanos = length
                .map(text -> OptionalLong.of(Amounts.duration("--for", text, SHORTEST_NANOS, LONGEST_NANOS)))
                .orElseGet(OptionalLong::empty);
        Filter wanted = filter.map(RunWatch::parsed).orElseGet(Filter.All::new);
        try {
            Optional<CaptureWriter> writer = target.map(CaptureWriter::new);
            WatchTeller teller = new WatchTeller(baton.surroundings().out(), wanted, filter.isPresent(), mode(),
                    writer);
            try {
                if (files.isEmpty()) {
                    listen(teller, lengthNanos);
                } else {
                    read(teller);
                }
            } finally {
                writer.ifPresent(CaptureWriter::close);
            }
        } catch (CaptureException e) {
            baton.surroundings().out().flush();
            throw new CannotDo(String.valueOf(e.getMessage()));
        }
        return Baton.GOOD;
    }

    private WatchTeller.Mode mode() {
        if (summary) {
            return WatchTeller.Mode.SUMMARY;
        }
        return json ? WatchTeller.Mode.JSON : WatchTeller.Mode.TEXT;
    }

    private static Filter parsed(String text) {
        try {
            return Filter.parse(text);
        } catch (FilterException e) {
            int index = Math.clamp(e.column() - 1L, 0, text.length());
            int from = Math.max(0, index - SHOWN);
            String shown = text.substring(from, Math.min(text.length(), index + SHOWN)).replaceAll("\\p{Cntrl}", " ");
            throw new WrongUsage("--filter: " + e.getMessage() + System.lineSeparator() + "  " + shown
                    + System.lineSeparator() + "  " + " ".repeat(index - from) + "^");
        }
    }

    private void read(WatchTeller teller) {
        Surroundings here = baton.surroundings();
        try {
            for (Path file : files) {
                CaptureFile.read(file, frame -> {
                    if (here.interruption().isRequested() || here.out().checkError()) {
                        throw new Stopped();
                    }
                    teller.tell(frame);
                });
            }
        } catch (Stopped _) {
            here.out().flush();
        }
        teller.end(List.of());
    }

    /// Somebody has had enough in the middle of a file.
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super("stopped", null, false, false);
        }
    }

    private void listen(WatchTeller teller, OptionalLong lengthNanos) {
        Surroundings here = baton.surroundings();
        BlockingQueue<CapturedFrame> waiting = new ArrayBlockingQueue<>(QUEUE_LIMIT);
        List<LiveCapture> captures = new ArrayList<>();
        try {
            for (String name : interfaces) {
                captures.add(LiveCapture.open(name, LiveCapture.Frames.HEARD_AND_SENT, frame -> {
                    if (!waiting.offer(frame)) {
                        overflow.increment();
                    }
                }));
            }
            here.err().println("Listening on " + String.join(", ", interfaces) + "; Ctrl+C ends it.");
            long end = lengthNanos.isPresent() ? System.nanoTime() + lengthNanos.getAsLong() : Long.MAX_VALUE;
            while (!here.interruption().isRequested() && System.nanoTime() < end && !here.out().checkError()) {
                Optional<CapturedFrame> frame = next(waiting);
                frame.ifPresentOrElse(teller::tell, () -> teller.passed(wallNanos() - TICK_NANOS));
                if (waiting.isEmpty()) {
                    here.out().flush();
                }
            }
            teller.end(losses(captures));
        } finally {
            captures.forEach(LiveCapture::close);
        }
    }

    private static long wallNanos() {
        java.time.Instant now = java.time.Instant.now();
        return now.getEpochSecond() * NANOS_PER_SECOND + now.getNano();
    }

    private Optional<CapturedFrame> next(BlockingQueue<CapturedFrame> waiting) {
        try {
            return Optional.ofNullable(waiting.poll(TICK_NANOS, TimeUnit.NANOSECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            baton.surroundings().interruption().request();
            return Optional.empty();
        }
    }

    private List<String> losses(List<LiveCapture> captures) {
        List<String> lines = new ArrayList<>();
        for (LiveCapture capture : captures) {
            CaptureCounters counters = capture.counters();
            lines.add(capture.interfaceName() + ": " + counters.received() + " packets, " + counters.dropped()
                    + " lost by the kernel, " + counters.droppedByDevice() + " lost by the card");
        }
        if (overflow.sum() > 0) {
            lines.add(overflow.sum() + " packets came faster than they could be told and are missing above");
        }
        return lines;
    }
}
