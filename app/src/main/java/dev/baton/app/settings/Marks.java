package dev.baton.app.settings;

import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

/// Where decisions about findings are kept. JavaFX thread.
public interface Marks {
    /// The decisions now.
    ObservableValue<FindingMarks> value();

    /// Changes them.
    void update(UnaryOperator<FindingMarks> change);

    /// Decisions that are forgotten with the window.
    static Marks passing() {
        ReadOnlyObjectWrapper<FindingMarks> value = new ReadOnlyObjectWrapper<>(FindingMarks.NONE);
        return new Marks() {
            @Override
            public ObservableValue<FindingMarks> value() {
                return value.getReadOnlyProperty();
            }

            @Override
            public void update(UnaryOperator<FindingMarks> change) {
                value.set(change.apply(value.get()));
            }
        };
    }
}
