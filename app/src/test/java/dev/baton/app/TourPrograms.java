package dev.baton.app;

import java.nio.file.Path;
import java.util.List;

import dev.baton.app.fx.Pulse;
import dev.baton.app.lab.LabSession;
import dev.baton.app.link.NoDoors;
import dev.baton.app.link.NodeDoors;
import dev.baton.app.link.NodeLinks;
import dev.baton.app.shell.ScreenSlot;
import dev.baton.app.tour.Program;

/// The tour's doors to the whole program, for tests of other packages.
public final class TourPrograms {
    private TourPrograms() {}

    /// The program as the tour opens it.
    public static Program open(Path profile) {
        return TourProgram.open(profile);
    }

    /// The program with the doors to the nodes of a user's home.
    public static Program open(Path profile, NodeDoors doors) {
        return TourProgram.open(profile, doors);
    }

    /// The screens of a window on a lab that is paired with nobody.
    public static List<ScreenSlot> screens(LabSession lab) {
        return Slots.ofLab(lab, new NodeLinks(new NoDoors(""), new Pulse()));
    }
}
