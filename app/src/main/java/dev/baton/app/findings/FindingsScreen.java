package dev.baton.app.findings;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import dev.baton.app.shell.AppContext;
import dev.baton.app.shell.Badge;
import dev.baton.app.shell.Screen;
import dev.baton.finding.Severity;

/// The Findings screen of one frame: its badge and its view share what was found, whichever is wanted first.
public final class FindingsScreen {
    private final InstantSource clock;
    private Optional<Inbox> inbox = Optional.empty();

    public FindingsScreen() {
        this(InstantSource.system());
    }

    /// @param clock what muting is measured with
    FindingsScreen(InstantSource clock) {
        this.clock = clock;
    }

    /// The screen.
    public Screen screen(AppContext context) {
        return new FindingsView(context, model(context));
    }

    FindingsViewModel model(AppContext context) {
        return new FindingsViewModel(context.source(), inbox(context),
                new FoundWords(context.texts(), context.source().kind(), ZoneId.systemDefault()));
    }

    /// How many errors and warnings are open that nobody has acknowledged or muted.
    public Supplier<Badge> badge(AppContext context) {
        Inbox counted = inbox(context);
        return () -> {
            counted.refresh();
            List<Entry> waiting = counted.entries().stream().filter(Entry::isWaiting).toList();
            long errors = waiting.stream().filter(entry -> entry.found().severity() == Severity.ERROR).count();
            return waiting.isEmpty()
                    ? Badge.NONE
                    : new Badge(waiting.size(), errors > 0,
                            context.texts().get("findings.badge", errors, waiting.size() - errors));
        };
    }

    private Inbox inbox(AppContext context) {
        Inbox made = inbox.orElseGet(() -> new Inbox(context.source(), context.marks(), clock,
                context.drills()));
        inbox = Optional.of(made);
        return made;
    }
}
