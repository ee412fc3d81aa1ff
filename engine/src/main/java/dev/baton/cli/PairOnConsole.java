package dev.baton.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

import dev.baton.adapter.linux.SystemClock;
import dev.baton.agent.AgentException;
import dev.baton.agent.Console;
import dev.baton.agent.Offer;
import dev.baton.agent.Outcome;
import dev.baton.api.Access;
import dev.baton.port.Clock;
import dev.baton.trust.BadCode;
import dev.baton.trust.TrustException;

/// `baton pair`: a pairing code on the console of a running node.
@Command(name = "pair", header = "On a node: print a code that one client can pair with.", description = "The client uses it"
        + " with 'baton connect CODE' or in its window. It is good once, for a few tries, and until its time is over. Then both"
        + " sides show four words; if they differ, take the pairing back. Roles: viewer looks; operator hands over and sets"
        + " maintenance; editor pushes configurations; admin manages pairings and services. Each may do what those before it"
        + " may.", footer = {"", "Examples:", "  baton pair --role operator --ttl 10m",
                "  baton pair --role viewer --host n1.example.net --no-wait"})
final class PairOnConsole implements Callable<Integer> {
    private static final long SECOND = 1_000_000_000L;
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long SHORTEST_SECONDS = 10;

    @ParentCommand
    private Baton baton = new Baton();

    @Option(names = "--role", paramLabel = "ROLE", required = true, description = "viewer, operator, editor or admin.")
    private String role = "";

    @Option(names = "--ttl", paramLabel = "TIME", defaultValue = "10m", description = "How long the code is good: 10s to 1h;"
            + " ${DEFAULT-VALUE} unless given.")
    private String ttl = "10m";

    @Option(names = "--state-dir", paramLabel = "DIR", description = "The state folder of the node; "
            + NodeApi.STATE_DIR + " unless given.")
    private Path stateDir = Path.of(NodeApi.STATE_DIR);

    @Option(names = "--host", paramLabel = "HOST", description = "What the client calls the node; the address that it listens"
            + " on unless given.")
    private Optional<String> host = Optional.empty();

    @Option(names = "--no-wait", description = "Print the code and end; otherwise wait until somebody has paired.")
    private boolean hasNoWait;

    @Override
    public Integer call() {
        long seconds = Amounts.duration("--ttl", ttl, SHORTEST_SECONDS * SECOND, Offer.MAX_LIFE_SECONDS * SECOND)
                / SECOND;
        Access wanted = access(role);
        Clock clock = new SystemClock();
        try {
            Console console = Console.of(stateDir);
            Console.Made made = console.make(wanted, seconds, host, clock.nowNanos());
            PrintWriter out = baton.surroundings().out();
            out.println(made.code().reveal());
            out.flush();
            if (console.isOnlyLocal() && host.isEmpty()) {
                baton.surroundings().err()
                        .println("The node listens on a loopback address: only clients on this machine reach"
                                + " it. Start it with --listen ADDRESS to let others in.");
            }
            return hasNoWait ? Baton.GOOD : wait(console, made, clock);
        } catch (AgentException | TrustException e) {
            throw new CannotDo(String.valueOf(e.getMessage()));
        } catch (BadCode e) {
            throw new WrongUsage("--host: " + e.getMessage());
        }
    }

    private static Access access(String word) {
        try {
            return Access.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            throw new WrongUsage(
                    "--role: '" + Amounts.shortened(word) + "' is no role; they are viewer, operator, editor and"
                            + " admin." + Suggestion.closest(word, List.of("viewer", "operator", "editor", "admin"))
                                    .map(s -> " Did you mean '" + s + "'?").orElse(""));
        }
    }

    private int wait(Console console, Console.Made made, Clock clock) {
        Surroundings around = baton.surroundings();
        around.err().println(
                "Waiting until somebody pairs with it as " + role.toLowerCase(Locale.ROOT) + "; Ctrl+C takes it"
                        + " back.");
        Outcome outcome = console.outcome(made);
        while (outcome.isOpen() && made.offer().isGood(clock.nowNanos()) && !around.interruption().isRequested()) {
            around.interruption().sleep(LOOK_NANOS);
            outcome = console.outcome(made);
        }
        if (outcome.isUsed()) {
            around.out().println("paired with " + outcome.name() + " (" + outcome.key() + ") as "
                    + role.toLowerCase(Locale.ROOT));
            around.out().println("words: " + String.join(" ", console.words(outcome)));
            around.err()
                    .println("The client shows the same four words. If it does not, take the pairing back at once.");
            return Baton.GOOD;
        }
        console.withdraw(made);
        around.err().println(outcome.isOpen()
                ? "Nobody has paired; the code is void."
                : "The code was tried " + Outcome.MAX_TRIES
                        + " times in vain and is dead. Somebody may be guessing: the audit"
                        + " log tells from where.");
        return Baton.FAILED;
    }
}
