package dev.baton.config;

import java.net.URI;
import java.util.Optional;
import java.util.function.Function;

/// The keys of a check.
final class CheckShape {
    private static final long MAX_INTERVAL = 3_600_000_000_000L;
    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final int MAX_COUNT = 1000;
    private static final int MAX_PROCESSES = 65_535;
    private static final int BODY_LIMIT = 64 * 1024;
    private static final int MAX_BODY = 1024 * 1024;

    static final Key<String> NAME = Key.required("name", Scalars.NAME, "The check's name, unique on the node.");
    static final Key<String> PROCESS = Key.optional("process", Scalars.PROCESS,
            "Passes while a process of that name runs; reacts in milliseconds.");
    static final Key<Integer> QUORUM = Key.defaulted("quorum", Scalars.whole(0, MAX_PROCESSES), 1,
            "How many processes must run at least. Default as keepalived.");
    static final Key<Integer> QUORUM_MAX = Key.optional("quorumMax", Scalars.whole(0, MAX_PROCESSES),
            "How many processes may run at most; 0 with quorum 0: none may. No default: no upper bound.", "quorum_max");
    static final Key<HostPort> TCP = Key.optional("tcp", Scalars.HOST_PORT,
            "Passes when a TCP connection to host:port is accepted.");
    static final Key<URI> HTTP = Key.optional("http", Scalars.URL,
            "Passes when a GET of this http or https URL is answered well.", "url", "https");
    static final Key<StatusSet> STATUS = Key.defaulted("status", Scalars.STATUS, StatusSet.GOOD,
            "The HTTP status codes that count as good. Default: success and redirection.", "status_code");
    static final Key<String> BODY = Key.optional("body", Scalars.LINE,
            "Text that must occur in the answer's body.", "match");
    static final Key<Integer> BODY_LIMIT_BYTES = Key.defaulted("bodyLimit", Scalars.size(1, MAX_BODY, "64KiB"),
            BODY_LIMIT, "How much of the body is read at most. Default: enough for a health page.");
    static final Key<String> HOST = Key.optional("host", Scalars.HOST,
            "The name asked for, in the Host header and in TLS, when it is not the URL's.", "virtualhost", "sni");
    static final Key<Boolean> VERIFY_TLS = Key.defaulted("verifyTls", Scalars.FLAG, true,
            "Whether an https certificate must be valid for the name.", "insecure");
    static final Key<String> ICMP = Key.optional("icmp", Scalars.HOST,
            "Passes when this host answers an echo request.", "ping");
    static final Key<String> SCRIPT = Key.optional("script", Scalars.SCRIPT,
            "Passes when this script of the policy's script folder ends with status 0.");
    static final Key<String> FILE = Key.optional("file", Scalars.PATH, "Passes while this file is as wanted.");
    static final Key<Probe.FileState> WANTED = Key.defaulted("wanted", Scalars.choice(Probe.FileState.class),
            Probe.FileState.PRESENT,
            "How the file must be: there, not there, or there and empty or holding 0 as keepalived's track_file has it.");
    static final Key<String> INTERFACE = Key.optional("interface", Scalars.INTERFACE,
            "Passes while this interface is up and has a carrier.");
    static final Key<Integer> RISE = Key.defaulted("rise", Scalars.whole(1, MAX_COUNT), 1,
            "How many successes in a row make it pass. Default as keepalived.");
    static final Key<Integer> FALL = Key.defaulted("fall", Scalars.whole(1, MAX_COUNT), 1,
            "How many failures in a row make it fail. Default as keepalived.");
    static final Key<Long> INTERVAL = Key.defaulted("interval", Scalars.duration(10 * MILLI, MAX_INTERVAL, "1s"),
            SECOND, "Time from the start of one try to the next. Default as keepalived.");
    static final Key<Long> TIMEOUT = Key.optional("timeout", Scalars.duration(MILLI, MAX_INTERVAL, "800ms"),
            "When a try that has not ended counts as a failure. Default: the interval, as keepalived.");
    static final Key<Check.Initial> INITIAL = Key.defaulted("initial", Scalars.choice(Check.Initial.class),
            Check.Initial.UNKNOWN,
            "What it says before its first result: unknown (the first result counts at once), or failing until 'rise' successes.",
            "init_fail");

    static final Shape<Check> SHAPE = Shape.<Check>named("check").flow()
            .with(NAME, Check::name)
            .maybe(PROCESS, of(Probe.Processes.class, Probe.Processes::command))
            .maybe(QUORUM, of(Probe.Processes.class, Probe.Processes::quorum))
            .maybe(QUORUM_MAX, some(Probe.Processes.class, Probe.Processes::quorumMax))
            .maybe(TCP, of(Probe.Tcp.class, Probe.Tcp::target))
            .maybe(HTTP, of(Probe.Http.class, Probe.Http::url))
            .maybe(STATUS, of(Probe.Http.class, Probe.Http::status))
            .maybe(BODY, some(Probe.Http.class, Probe.Http::body))
            .maybe(BODY_LIMIT_BYTES, of(Probe.Http.class, Probe.Http::bodyLimit))
            .maybe(HOST, some(Probe.Http.class, Probe.Http::host))
            .maybe(VERIFY_TLS, of(Probe.Http.class, Probe.Http::verifyTls))
            .maybe(ICMP, of(Probe.Icmp.class, Probe.Icmp::host))
            .maybe(SCRIPT, of(Probe.Script.class, Probe.Script::script))
            .maybe(FILE, of(Probe.File.class, Probe.File::path))
            .maybe(WANTED, of(Probe.File.class, Probe.File::wanted))
            .maybe(INTERFACE, of(Probe.Interface.class, Probe.Interface::interfaceName))
            .with(INTERVAL, Check::intervalNanos)
            .maybe(TIMEOUT, c -> c.timeoutNanos() == c.intervalNanos()
                    ? Optional.empty()
                    : Optional.of(c.timeoutNanos()))
            .with(RISE, Check::rise).with(FALL, Check::fall).with(INITIAL, Check::initial)
            .exactlyOne(PROCESS, TCP, HTTP, ICMP, SCRIPT, FILE, INTERFACE)
            .onlyWith(PROCESS, QUORUM, QUORUM_MAX)
            .onlyWith(HTTP, STATUS, BODY, BODY_LIMIT_BYTES, HOST, VERIFY_TLS)
            .onlyWith(FILE, WANTED)
            .rules(CheckShape::rules).build(CheckShape::check);

    private CheckShape() {}

    private static <P extends Probe, T> Function<Check, Optional<T>> of(Class<P> type, Function<P, T> getter) {
        return check -> type.isInstance(check.probe())
                ? Optional.of(getter.apply(type.cast(check.probe())))
                : Optional.empty();
    }

    private static <P extends Probe, T> Function<Check, Optional<T>> some(Class<P> type,
            Function<P, Optional<T>> getter) {
        return check -> type.isInstance(check.probe())
                ? getter.apply(type.cast(check.probe()))
                : Optional.empty();
    }

    private static void rules(Values values, Reading reading) {
        Optional<Integer> most = values.find(QUORUM_MAX);
        Optional<Integer> least = values.find(QUORUM);
        if (most.isPresent() && least.isPresent() && most.get() < least.get()) {
            reading.error(values.place(QUORUM_MAX), "quorumMax " + most.get() + " is less than quorum " + least.get()
                    + ": the check could never pass", "Raise quorumMax, or write quorum: " + most.get() + ".");
        }
        Optional<Long> timeout = values.find(TIMEOUT);
        Optional<Long> interval = values.find(INTERVAL);
        if (timeout.isPresent() && interval.isPresent() && timeout.get() > interval.get()) {
            reading.warning(values.place(TIMEOUT), "the timeout is longer than the interval of "
                    + Quantities.duration(interval.get()) + ": while a try hangs, the next ones are left out",
                    "Make the timeout at most as long as the interval.");
        }
    }

    private static Check check(Values v) {
        long interval = v.get(INTERVAL);
        return new Check(v.get(NAME), probe(v), v.get(RISE), v.get(FALL), interval, v.find(TIMEOUT).orElse(interval),
                v.get(INITIAL));
    }

    private static Probe probe(Values v) {
        if (v.isPresent(PROCESS)) {
            return new Probe.Processes(v.get(PROCESS), v.get(QUORUM), v.find(QUORUM_MAX));
        }
        if (v.isPresent(TCP)) {
            return new Probe.Tcp(v.get(TCP));
        }
        if (v.isPresent(HTTP)) {
            return new Probe.Http(v.get(HTTP), v.get(STATUS), v.find(BODY), v.get(BODY_LIMIT_BYTES), v.find(HOST),
                    v.get(VERIFY_TLS));
        }
        if (v.isPresent(ICMP)) {
            return new Probe.Icmp(v.get(ICMP));
        }
        if (v.isPresent(SCRIPT)) {
            return new Probe.Script(v.get(SCRIPT));
        }
        return v.isPresent(FILE)
                ? new Probe.File(v.get(FILE), v.get(WANTED))
                : new Probe.Interface(v.get(INTERFACE));
    }
}
