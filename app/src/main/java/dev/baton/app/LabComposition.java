package dev.baton.app;

import java.util.ArrayList;
import java.util.List;

import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;

import dev.baton.app.fx.Pulse;
import dev.baton.app.lab.LabSession;
import dev.baton.app.lab.LabSetup;
import dev.baton.app.lab.LabView;
import dev.baton.app.lab.LabViewModel;
import dev.baton.app.overview.OverviewView;
import dev.baton.app.overview.OverviewViewModel;
import dev.baton.app.shell.ScreenSlot;
import dev.baton.app.shell.Screens;
import dev.baton.app.source.ClusterSource;

/// A window on a lab. It opens on the lab's own screen, where something moves and can be broken at once; the Overview
/// shows the same clusters as it would show any.
final class LabComposition implements Composition {
    private final LabSession session;

    /// Starts the lab.
    LabComposition(Pulse pulse, LabSetup setup) {
        session = new LabSession(pulse, setup);
    }

    @Override
    public ClusterSource source() {
        return session;
    }

    @Override
    public List<ScreenSlot> slots() {
        return slots(session);
    }

    /// The screens of a window on a lab.
    static List<ScreenSlot> slots(LabSession session) {
        List<ScreenSlot> slots = new ArrayList<>();
        slots.add(ScreenSlot.ready("overview", MaterialDesignV.VIEW_DASHBOARD_OUTLINE, "Shortcut+1",
                context -> new OverviewView(context, new OverviewViewModel(context.source(), context.texts()))));
        slots.addAll(Screens.waiting());
        slots.add(ScreenSlot.ready("lab", MaterialDesignF.FLASK_OUTLINE, "Shortcut+9", context -> new LabView(
                new LabViewModel(session, context.texts()), context.texts(), context.pulse(),
                context.actions())));
        return List.copyOf(slots);
    }

    @Override
    public String first() {
        return "lab";
    }

    @Override
    public void close() {
        session.close();
    }
}
