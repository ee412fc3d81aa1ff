package dev.baton.app.drill;

import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import dev.baton.drill.Subject;

/// Where the screen of the tests tells the rest of the window what it knows. JavaFX thread.
public final class DrillDesk {
    private final ReadOnlyObjectWrapper<Optional<Underway>> underway = new ReadOnlyObjectWrapper<>(this, "underway",
            Optional.empty());
    private final ReadOnlyObjectWrapper<Map<Subject, Proof>> proofs = new ReadOnlyObjectWrapper<>(this, "proofs",
            Map.of());
    private final ReadOnlyObjectWrapper<Boolean> isKnown = new ReadOnlyObjectWrapper<>(this, "isKnown", false);

    /// The test that goes on.
    public ReadOnlyObjectProperty<Optional<Underway>> underway() {
        return underway.getReadOnlyProperty();
    }

    /// When each was last proven; what was never tested is missing.
    public ReadOnlyObjectProperty<Map<Subject, Proof>> proofs() {
        return proofs.getReadOnlyProperty();
    }

    /// Whether [#proofs] were read yet: before that nothing is said about what is missing.
    public ReadOnlyObjectProperty<Boolean> isKnown() {
        return isKnown.getReadOnlyProperty();
    }

    /// A test goes on, or has ended.
    public void tell(Optional<Underway> now) {
        underway.set(now);
    }

    /// What was proven is known now.
    public void tell(Map<Subject, Proof> known) {
        proofs.set(Map.copyOf(known));
        isKnown.set(true);
    }
}
