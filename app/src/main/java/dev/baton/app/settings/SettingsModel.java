package dev.baton.app.settings;

import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

import dev.baton.app.fx.Tasks;

/// The settings while the window is open. Each change is saved off the JavaFX thread; of several at once, the last.
public final class SettingsModel {
    private final SettingsFile file;
    private final Tasks.Lane<Boolean> saving;
    private final ReadOnlyObjectWrapper<Settings> value;

    public SettingsModel(SettingsFile file, Tasks tasks) {
        this.file = file;
        this.saving = tasks.lane(_ -> {}, _ -> {});
        this.value = new ReadOnlyObjectWrapper<>(this, "settings", file.load());
    }

    /// The settings now.
    public ReadOnlyObjectProperty<Settings> value() {
        return value.getReadOnlyProperty();
    }

    /// Changes the settings and has them saved.
    public void update(UnaryOperator<Settings> change) {
        Settings next = change.apply(value.get());
        if (!next.equals(value.get())) {
            value.set(next);
            saving.submit(() -> file.save(next));
        }
    }

    /// The decisions about findings, which are saved with everything else.
    public Marks marks() {
        return new Marks() {
            @Override
            public ObservableValue<FindingMarks> value() {
                return SettingsModel.this.value().map(Settings::marks);
            }

            @Override
            public void update(UnaryOperator<FindingMarks> change) {
                SettingsModel.this.update(s -> s.withMarks(change.apply(s.marks())));
            }
        };
    }

    /// Saves the settings before it returns; for the end of the program.
    public void close() {
        saving.cancel();
        file.save(value.get());
    }
}
