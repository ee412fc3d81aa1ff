package dev.baton.app.push;

import java.util.Optional;

import dev.baton.app.shell.AppContext;
import dev.baton.app.shell.Screen;

/// The push as a screen: it outlives changes of language together with what is watched.
public final class PushScreen {
    private Optional<PushViewModel> model = Optional.empty();

    /// The screen.
    public Screen screen(AppContext context) {
        return new PushView(context, model(context));
    }

    private PushViewModel model(AppContext context) {
        PushViewModel made = model.orElseGet(() -> new PushViewModel(context.staging(), context.source(),
                context.pulse(), context.tasks(), PushHome.ofUser(context.staging().bases())));
        model = Optional.of(made);
        return made;
    }
}
