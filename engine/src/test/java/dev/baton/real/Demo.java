package dev.baton.real;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Shows Baton at work on network namespaces: what `installers/demo` runs, as root.
final class Demo {
    private static final int USAGE = 2;
    /// The command that has a window, where there is a display to open one on.
    private static final String BATON = System.getProperty("baton.demo.command", "");
    private static final double MICROS_PER_SECOND = 1e6;

    private final PrintStream out = System.out;

    private Demo() {}

    private void show(NginxPair.Partner partner) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("baton-nginx-pair");
        out.printf("%n== Baton on 10.63.0.154, %s on 10.63.0.155 ==%n",
                partner == NginxPair.Partner.BATON ? "Baton" : "keepalived");
        try (NginxPair pair = new NginxPair(folder, partner)) {
            NginxFailover failover = NginxFailover.on(pair);
            tell(pair, failover);
        }
        out.println("Logs and configurations: " + folder);
    }

    private void tell(NginxPair pair, NginxFailover failover) throws IOException {
        long begin = failover.fetches().all().getFirst().atMicros();
        Fetches.Gap over = failover.gapOver();
        Fetches.Gap back = failover.gapBack();
        at(begin, begin, "the client sees the page of " + pair.first().page());
        at(begin, failover.stoppedMicros(), "nginx is stopped on 10.63.0.154");
        at(begin, over.fromMicros() + over.micros(), "the client sees the page of " + pair.second().page());
        at(begin, failover.startedMicros(), "nginx is started again on 10.63.0.154");
        firstPage(failover, pair.first().page())
                .ifPresent(micros -> at(begin, micros, "the client sees the page of " + pair.first().page()));
        out.printf(Locale.ROOT, "The client's longest gap: %.3f s while the address moved (%d fetches without a page),"
                + " %.3f s on the way back (%d).%n", over.micros() / MICROS_PER_SECOND, over.lost(),
                back.micros() / MICROS_PER_SECOND, back.lost());
        out.println("What Baton on 10.63.0.154 said of it:");
        pair.log("baton1").lines().filter(line -> line.contains("→")).forEach(line -> out.println("  " + line));
    }

    private static java.util.OptionalLong firstPage(NginxFailover failover, String page) {
        return failover.fetches().since(failover.startedMicros()).all().stream().filter(f -> f.page().equals(page))
                .mapToLong(Fetches.Fetch::atMicros).findFirst();
    }

    private void at(long begin, long micros, String what) {
        out.printf(Locale.ROOT, "%8.3f s  %s%n", (micros - begin) / MICROS_PER_SECOND, what);
    }

    private static void cluster(List<String> more) throws Exception {
        boolean isWalk = more.contains("--walk") || BATON.isEmpty();
        if (!more.isEmpty() && !more.equals(List.of("--walk"))) {
            refuse(more);
        }
        if (!new ClusterDemo(Files.createTempDirectory("baton-cluster")).show(isWalk ? List.of() : List.of(BATON))
                .isEmpty()) {
            System.exit(1);
        }
    }

    private static void refuse(List<String> args) {
        System.err.println(
                "There is no demo " + args + ". Use: installers/demo nginx-pair [--with baton | --with keepalived]"
                        + " or installers/demo cluster [--walk]");
        System.exit(USAGE);
    }

    /// Runs it.
    ///
    /// @param args `cluster`, or `nginx-pair` and for one of the two only `--with baton` or `--with keepalived`
    public static void main(String[] args) throws Exception {
        if (args.length > 0 && args[0].equals("cluster")) {
            cluster(Arrays.asList(args).subList(1, args.length));
            return;
        }
        List<NginxPair.Partner> partners = switch (String.join(" ", args)) {
            case "nginx-pair" -> List.of(NginxPair.Partner.values());
            case "nginx-pair --with baton" -> List.of(NginxPair.Partner.BATON);
            case "nginx-pair --with keepalived" -> List.of(NginxPair.Partner.KEEPALIVED);
            default -> List.of();
        };
        if (partners.isEmpty()) {
            refuse(Arrays.asList(args));
        }
        System.out.println("Two hosts with nginx share 10.63.0.158; a client fetches its page every 10 ms.\n"
                + "Both hosts run the published keepalived.conf, imported and corrected: "
                + NginxPair.CONFIGS.normalize().toString().replace("../", ""));
        Demo demo = new Demo();
        for (NginxPair.Partner partner : partners) {
            demo.show(partner);
        }
    }
}
