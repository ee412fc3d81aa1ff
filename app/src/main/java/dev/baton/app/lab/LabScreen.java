package dev.baton.app.lab;

import java.util.Optional;

import dev.baton.app.shell.AppContext;
import dev.baton.app.shell.Screen;

/// The lab as a screen of one frame: its actions and its view share a view model, whichever is wanted first.
public final class LabScreen {
    private final LabSession session;
    private Optional<LabViewModel> model = Optional.empty();

    public LabScreen(LabSession session) {
        this.session = session;
    }

    /// Adds what can be done to the lab to the table of actions.
    public void addActions(AppContext context) {
        LabActions.add(context.actions(), model(context));
    }

    /// The screen.
    public Screen screen(AppContext context) {
        return new LabView(model(context), context.texts(), context.pulse());
    }

    private LabViewModel model(AppContext context) {
        LabViewModel made = model.orElseGet(() -> new LabViewModel(session, context.texts()));
        model = Optional.of(made);
        return made;
    }
}
