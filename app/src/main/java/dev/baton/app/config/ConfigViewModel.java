package dev.baton.app.config;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

import dev.baton.app.files.ConfigFile;
import dev.baton.app.files.OpenConfigs;
import dev.baton.app.files.Remark;
import dev.baton.app.source.ClusterSource;
import dev.baton.config.Place;
import dev.baton.finding.Severity;

/// What the Config screen shows: the open files, the one that is looked at, its lines with what is to say of them, and
/// the same in the other form. JavaFX thread.
final class ConfigViewModel {
    /// A file in the list.
    ///
    /// @param errors   how many errors have their place in it
    /// @param warnings how many warnings
    record FileRow(ConfigFile file, long errors, long warnings) {
        static FileRow of(ConfigFile file, OpenConfigs configs) {
            List<Remark> remarks = configs.remarks(file);
            return new FileRow(file, count(remarks, Severity.ERROR), count(remarks, Severity.WARNING));
        }

        private static long count(List<Remark> remarks, Severity severity) {
            return remarks.stream().filter(remark -> remark.severity() == severity).count();
        }
    }

    /// A line that is to be looked at, once.
    ///
    /// @param row    its place among the rows that are shown
    /// @param number its number in the file
    record Mark(int row, int number) {}

    private final ClusterSource source;
    private final ObservableList<FileRow> files = FXCollections.observableArrayList();
    private final ObservableList<FileRow> filesView = FXCollections.unmodifiableObservableList(files);
    private final ReadOnlyObjectWrapper<Optional<ConfigFile>> selected = new ReadOnlyObjectWrapper<>(this, "selected",
            Optional.empty());
    private final ReadOnlyObjectWrapper<List<TextLine>> lines = new ReadOnlyObjectWrapper<>(this, "lines", List.of());
    private final ReadOnlyObjectWrapper<Optional<Conversion>> conversion = new ReadOnlyObjectWrapper<>(this,
            "conversion", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Mark>> mark = new ReadOnlyObjectWrapper<>(this, "mark",
            Optional.empty());
    private Subscription following = Subscription.EMPTY;

    ConfigViewModel(ClusterSource source) {
        this.source = source;
    }

    /// Begins to follow the files.
    void start() {
        following.unsubscribe();
        following = source.configs().map(configs -> configs.subscribe(this::show)).orElse(Subscription.EMPTY);
    }

    /// Lets go of the files.
    void stop() {
        following.unsubscribe();
        following = Subscription.EMPTY;
    }

    private void show(OpenConfigs configs) {
        files.setAll(configs.files().stream().map(file -> FileRow.of(file, configs)).toList());
        Optional<ConfigFile> again = selected.get().flatMap(before -> configs.file(before.path()))
                .or(() -> configs.files().stream().findFirst());
        select(again);
    }

    /// Looks at a file.
    void select(Optional<ConfigFile> file) {
        Optional<OpenConfigs> configs = open();
        selected.set(file);
        lines.set(file.flatMap(f -> configs.map(c -> TextLine.of(f, c))).orElse(List.of()));
        conversion.set(file.map(Conversion::of));
        mark.set(Optional.empty());
    }

    /// Looks at a place in a file.
    void show(Place place) {
        open().flatMap(configs -> configs.files().stream().filter(f -> f.path().toString().equals(place.file()))
                .findFirst()).ifPresent(file -> {
                    select(Optional.of(file));
                    mark(row -> row instanceof TextLine.Source(int number, String _, var _)
                            && number == place.line(), 0, 1);
                });
    }

    /// To the next line about which something is said, or back to the one before.
    void step(int step) {
        int from = mark.get().map(Mark::row).orElse(step > 0 ? -1 : lines.get().size());
        mark(row -> row instanceof TextLine.Source line && line.mark().isPresent(), from + step, step);
    }

    private void mark(Predicate<TextLine> wanted, int from, int step) {
        List<TextLine> rows = lines.get();
        for (int row = from; row >= 0 && row < rows.size(); row += step) {
            if (wanted.test(rows.get(row))) {
                mark.set(Optional.of(new Mark(row, rows.get(row).number())));
                return;
            }
        }
    }

    private Optional<OpenConfigs> open() {
        return source.configs().map(ReadOnlyObjectProperty::get);
    }

    /// Whether the source is configuration files.
    boolean hasFiles() {
        return source.configs().isPresent();
    }

    /// The files, in order.
    ObservableList<FileRow> files() {
        return filesView;
    }

    /// The file that is looked at.
    ReadOnlyObjectProperty<Optional<ConfigFile>> selected() {
        return selected.getReadOnlyProperty();
    }

    /// Its lines, with what is to say of them.
    ReadOnlyObjectProperty<List<TextLine>> lines() {
        return lines.getReadOnlyProperty();
    }

    /// The line that is to be looked at.
    ReadOnlyObjectProperty<Optional<Mark>> mark() {
        return mark.getReadOnlyProperty();
    }

    /// The file in the other form.
    ReadOnlyObjectProperty<Optional<Conversion>> conversion() {
        return conversion.getReadOnlyProperty();
    }

    /// All that is open.
    Optional<ReadOnlyObjectProperty<OpenConfigs>> configs() {
        return source.configs();
    }
}
