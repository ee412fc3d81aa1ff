package dev.baton.app;

import java.nio.file.Path;

import dev.baton.app.tour.Program;

/// The door of the tour to the whole program, for tests of other packages.
public final class TourPrograms {
    private TourPrograms() {}

    /// The program as the tour opens it.
    public static Program open(Path profile) {
        return TourProgram.open(profile);
    }
}
