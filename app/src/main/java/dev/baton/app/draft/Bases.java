package dev.baton.app.draft;

import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;

import dev.baton.client.NodeCalls;
import dev.baton.draft.Base;

/// The configurations behind what is watched, and the way back to them. JavaFX thread, but for the calls of [#nodes].
public interface Bases {
    /// Where the configurations live, which decides what can become of changes.
    enum Kind {
        /// On the virtual nodes of the lab: changes are pushed.
        LAB,
        /// On paired nodes: changes are pushed.
        NODES,
        /// In files: changes are saved.
        FILES
    }

    Kind kind();

    /// What tells these bases from others across runs of the program, so that saved edits find them again: a preset, the
    /// names of nodes, the paths of files.
    String identity();

    /// The configurations that run now, or stand in the files; changes when they do, at most once a frame. A node that was
    /// not heard from yet is missing.
    ReadOnlyObjectProperty<List<Base>> bases();

    /// How the nodes are asked, by the names in [#bases]; may wait for the network, so called off the JavaFX thread. Empty
    /// for files.
    Map<String, NodeCalls> nodes();

    /// Asks again soon what runs: something was pushed.
    void refresh();
}
