package dev.baton.app.draft;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;

import dev.baton.client.NodeCalls;
import dev.baton.draft.Base;
import dev.baton.draft.Draft;
import dev.baton.draft.Form;

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

    /// Counts the nanoseconds of the time in which the nodes live, where that is not this machine's: a lab may run faster or
    /// slower, or be paused. Never runs backwards. Empty: this machine's time. Any thread may ask.
    default Optional<LongSupplier> clock() {
        return Optional.empty();
    }

    /// Asks again soon what runs: something was pushed.
    void refresh();

    /// The way back into files; empty: changes are pushed.
    default Optional<Saving> saving() {
        return Optional.empty();
    }

    /// Writes what is staged into files, whole or not at all.
    interface Saving {
        /// Where a new node's configuration goes unless somebody chooses another place.
        Path place(String node, Form form);

        /// Writes edited drafts. Waits for the disk: off the JavaFX thread.
        ///
        /// @param drafts of nodes in [Bases#bases], or new ones
        /// @throws SaveProblem if a file has changed meanwhile, or cannot be written; then all are as they were
        void save(List<Draft> drafts);
    }

    /// Why nothing was saved. The message is whole sentences: what is wrong and what to do.
    final class SaveProblem extends RuntimeException {
        private static final long serialVersionUID = 1;

        public SaveProblem(String message) {
            super(message);
        }
    }
}
