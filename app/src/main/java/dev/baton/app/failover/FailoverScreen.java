package dev.baton.app.failover;

import java.util.Optional;
import java.util.function.Function;

import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

import dev.baton.app.action.Action;
import dev.baton.app.action.ActionTable;
import dev.baton.app.i18n.Texts;
import dev.baton.app.shell.AppContext;
import dev.baton.app.shell.Screen;
import dev.baton.app.shell.Target;
import dev.baton.app.source.ClusterSource;

/// The failover test as a screen: it outlives changes of language together with what is watched.
public final class FailoverScreen {
    private static final String ID = "failover";

    private final Function<ClusterSource, Optional<Tester>> testers;
    private Optional<FailoverViewModel> model = Optional.empty();

    public FailoverScreen() {
        this(Testers::of);
    }

    /// @param testers who tests what is watched
    FailoverScreen(Function<ClusterSource, Optional<Tester>> testers) {
        this.testers = testers;
    }

    /// The screen.
    public Screen screen(AppContext context) {
        return new FailoverView(context, model(context));
    }

    /// Adds what can be done here to the table of actions, so that it is there before the screen is; and begins to look at
    /// what was tested before, which other screens tell.
    public void addActions(AppContext context) {
        FailoverViewModel made = model(context);
        ActionTable table = context.actions();
        Texts texts = context.texts();
        String none = texts.get("failover.not.no-test");
        table.add(Action.of("failover.test", "action.failover.test",
                () -> context.crossing().go(ID, new Target.Failover(Optional.empty())))
                .icon(MaterialDesignS.SWAP_HORIZONTAL_BOLD));
        table.add(Action.of("failover.start", "action.failover.start", made::start).icon(MaterialDesignP.PLAY)
                .unless(made.state().map(_ -> made.whyNot().isEmpty() ? "" : texts.get(made.whyNot()))));
        table.add(Action.of("failover.stop", "action.failover.stop", made::stop)
                .icon(MaterialDesignS.STOP_CIRCLE_OUTLINE)
                .unless(made.state().map(s -> s.isRunning() ? "" : none)));
    }

    private FailoverViewModel model(AppContext context) {
        FailoverViewModel made = model.orElseGet(() -> new FailoverViewModel(context.source(), context.pulse(),
                context.tasks(), testers.apply(context.source()), context.drills(), System::nanoTime));
        model = Optional.of(made);
        return made;
    }

    /// Ends with what is watched.
    public void close() {
        model.ifPresent(FailoverViewModel::close);
    }
}
