package dev.baton.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Two hosts that do not pre-empt; the master is made to fail, the other takes over, the failed one comes back as
/// backup, and the next run fails the new master. So each takeover of a crash is the first of a fresh process.
final class Takeover {
    private static final int HIGH = 200;
    private static final int LOW = 100;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration SPARE = Duration.ofSeconds(2);

    /// What happens to a master.
    enum Fault {
        CRASH("crash (SIGKILL)"), LINK("link down"), STOP("stop (SIGTERM)");

        private final String title;

        Fault(String title) {
            this.title = title;
        }
    }

    /// What is measured.
    enum Measure {
        DELAY("last advert of the old master to first of the new, over the RFC's %s, ms"),
        ANNOUNCED("first advert of the new master to its gratuitous ARP, ms"),
        GOODBYE("SIGTERM to priority 0 on the wire, ms"),
        OUTAGE("priority 0 to the new master's gratuitous ARP, ms");

        private final String title;

        Measure(String title) {
            this.title = title;
        }
    }

    private final Options options;
    private final Report.Section section;

    Takeover(Options options, Report.Section section) {
        this.options = options;
        this.section = section;
    }

    void run() {
        for (Duration interval : List.of(Duration.ofSeconds(1), Duration.ofMillis(100), Duration.ofMillis(10))) {
            for (Fault fault : Fault.values()) {
                Load load = Load.of(1, interval).withoutPreempt();
                tell(interval, fault, Both.inTurn(contender -> series(contender, load, fault)));
            }
        }
    }

    /// A crash again and again, of Baton alone.
    ///
    /// @return what was measured of each takeover
    Map<Measure, Figures> crashes(Load load) {
        Books books = series(Contender.BATON, load, Fault.CRASH);
        Map<Measure, Figures> figures = new EnumMap<>(Measure.class);
        for (Measure measure : List.of(Measure.DELAY, Measure.ANNOUNCED)) {
            figures.put(measure, books.get(measure).figures());
        }
        return figures;
    }

    /// What is collected of one contender, a book for each measure.
    private static final class Books {
        private final Map<Measure, Figures.Book> books = new EnumMap<>(Measure.class);

        Figures.Book get(Measure measure) {
            return books.computeIfAbsent(measure, _ -> new Figures.Book());
        }
    }

    private Books series(Contender contender, Load load, Fault fault) {
        Books books = new Books();
        int done = 0;
        int restarts = 0;
        while (done < options.runs() && restarts <= options.restarts()) {
            restarts++;
            try (Stage stage = new Stage(contender, load, false)) {
                Pair pair = new Pair(stage);
                while (done < options.runs()) {
                    done++;
                    measureAndTurn(stage, pair, fault, books);
                }
            } catch (BenchException | IOException | AssertionError e) {
                books.get(Measure.DELAY).failed();
                section.remark("A run failed: " + contender + ", " + fault.title + ", " + load.title() + ": "
                        + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
            }
        }
        return books;
    }

    private static void measureAndTurn(Stage stage, Pair pair, Fault fault, Books books)
            throws IOException {
        try {
            measure(stage, pair, fault, books);
            pair.turn(fault);
        } catch (BenchException e) {
            throw new BenchException(e.getMessage() + "; last words: " + stage.lastWords(), e);
        }
    }

    /// The two daemons: which host is master now.
    private static final class Pair {
        private final Stage stage;
        private final Running[] daemons = new Running[2];
        private int master = 1;

        Pair(Stage stage) throws IOException {
            this.stage = stage;
            long begun = Stage.now();
            daemons[0] = stage.start(1, priority(1));
            awaitMaster(begun);
            daemons[1] = stage.start(2, priority(2));
            settle();
        }

        static int priority(int host) {
            return host == 1 ? HIGH : LOW;
        }

        int heir() {
            return 3 - master;
        }

        Running running(int host) {
            return daemons[host - 1];
        }

        private void awaitMaster(long since) {
            boolean came = Waiting.until(START,
                    () -> stage.wire().first(since, s -> s.isAdvertOf(master)).isPresent());
            if (!came) {
                throw new BenchException("host " + master + " did not become master");
            }
        }

        /// A backup is one once it has heard the master for a while; a JVM has started by then.
        private void settle() {
            running(heir()).awaitListening();
            Waiting.pass(Duration.ofMillis(1_200).plus(stage.load().interval().multipliedBy(2)));
            long since = Stage.now() - Duration.ofMillis(300).toNanos();
            if (!running(heir()).isAlive() || stage.wire().first(since, s -> s.isAdvertOf(heir())).isPresent()) {
                throw new BenchException("host " + heir() + " did not become a backup");
            }
        }

        /// The failed master comes back as backup of the one that took over.
        void turn(Fault fault) throws IOException {
            int failed = master;
            master = heir();
            if (fault == Fault.LINK) {
                stage.cable(failed, true);
            } else {
                running(failed).close();
                stage.reboot(failed);
                daemons[failed - 1] = stage.start(failed, priority(failed));
            }
            settle();
            stage.wire().forget(Stage.now() - Duration.ofSeconds(1).toNanos());
        }
    }

    private static void measure(Stage stage, Pair pair, Fault fault, Books books) {
        int old = pair.master;
        int heir = pair.heir();
        Load load = stage.load();
        Waiting.pass(Duration.ofNanos((long) (Math.random() * load.interval().toNanos())));
        long begun = Stage.now();
        switch (fault) {
            case CRASH -> pair.running(old).crash();
            case LINK -> stage.cable(old, false);
            case STOP -> pair.running(old).askToEnd();
        }
        Wire wire = stage.wire();
        Duration limit = Duration.ofNanos(load.masterDownNanos(LOW)).plus(SPARE);
        if (!Waiting.until(limit, () -> wire.first(begun, s -> s.kind() == Sight.Kind.GRATUITOUS_ARP).isPresent())) {
            throw new BenchException("nobody took over within " + limit.toMillis() + " ms");
        }
        Waiting.pass(Duration.ofMillis(5));
        Sight first = wire.first(begun, s -> s.isAdvertOf(heir))
                .orElseThrow(() -> new BenchException("the heir announced and did not advertise"));
        Sight last = wire.last(first.atNanos(), s -> s.isAdvertOf(old))
                .orElseThrow(() -> new BenchException("the old master was not seen"));
        Optional<Sight> announced = wire.first(first.atNanos() - Duration.ofMillis(50).toNanos(),
                s -> s.kind() == Sight.Kind.GRATUITOUS_ARP && s.mac() == first.mac());
        boolean resigned = last.priority() == 0;
        if (resigned != (fault == Fault.STOP)) {
            throw new BenchException(resigned ? "a failed master resigned" : "a stopped master did not resign");
        }
        long expected = resigned ? load.skewNanos(Pair.priority(heir)) : load.masterDownNanos(Pair.priority(heir));
        books.get(Measure.DELAY).add((first.atNanos() - last.atNanos() - expected) / NANOS_PER_MILLI);
        announced.ifPresent(a -> {
            books.get(Measure.ANNOUNCED).add((a.atNanos() - first.atNanos()) / NANOS_PER_MILLI);
            if (resigned) {
                books.get(Measure.GOODBYE).add((last.atNanos() - begun) / NANOS_PER_MILLI);
                books.get(Measure.OUTAGE).add((a.atNanos() - last.atNanos()) / NANOS_PER_MILLI);
            }
        });
    }

    private void tell(Duration interval, Fault fault, Both<Books> all) {
        for (Measure measure : Measure.values()) {
            Figures baton = all.baton().get(measure).figures();
            Figures keepalived = all.keepalived().get(measure).figures();
            if (measure.compareTo(Measure.ANNOUNCED) > 0 && fault != Fault.STOP) {
                continue;
            }
            String what = fault.title + " at " + Load.span(interval) + ": " + String.format(measure.title,
                    fault == Fault.STOP ? "skew time" : "master down interval");
            section.add(switch (measure) {
                case DELAY -> Row.within(what, baton, keepalived, "median within 0.5, p95 within 2",
                        f -> Math.abs(f.median()) <= 0.5 && f.percentile(95) <= 2);
                case ANNOUNCED -> Row.within(what, baton, keepalived, "1", f -> f.max() <= 1);
                case GOODBYE -> Row.of(what, baton, keepalived);
                case OUTAGE -> Row.within(what, baton, keepalived, "5", f -> f.max() <= 5);
            });
        }
    }
}
