package dev.baton.app.matrix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;

import dev.baton.app.draft.Staging;
import dev.baton.app.form.ConfFormEdits;
import dev.baton.app.form.FormEdits;
import dev.baton.app.form.Part;
import dev.baton.config.ConfigEdit;
import dev.baton.config.Setting;
import dev.baton.config.Tree;
import dev.baton.draft.Edit;
import dev.baton.draft.EditRefused;
import dev.baton.draft.Form;

/// What the matrix shows, and what it stages: a cell changes one node, the common cell all of them with one undo. JavaFX
/// thread.
public final class MatrixViewModel {
    /// Which rows are shown.
    enum Filter {
        /// Those that some node has written.
        WRITTEN,
        /// Those that differ.
        DIFFERENT,
        /// All.
        ALL
    }

    /// A line of the table.
    ///
    /// @param block what it belongs to
    /// @param row   the setting; empty: the line names the block
    record Line(Matrix.Block block, Optional<Matrix.Row> row) {
        /// The key that it shows; empty where it names the block.
        String key() {
            return row.map(Matrix.Row::key).orElse("");
        }
    }

    private final Staging staging;
    private final ReadOnlyObjectWrapper<Matrix> matrix = new ReadOnlyObjectWrapper<>(this, "matrix",
            new Matrix(List.of(), List.of()));
    private final ReadOnlyObjectWrapper<List<Line>> lines = new ReadOnlyObjectWrapper<>(this, "lines", List.of());
    private final ReadOnlyObjectWrapper<Optional<String>> refused = new ReadOnlyObjectWrapper<>(this, "refused",
            Optional.empty());
    private Filter filter = Filter.WRITTEN;
    private Subscription following = Subscription.EMPTY;

    public MatrixViewModel(Staging staging) {
        this.staging = staging;
    }

    /// Begins to follow what is staged.
    public void start() {
        following.unsubscribe();
        following = staging.workspace().subscribe(workspace -> {
            matrix.set(Matrix.of(workspace));
            list();
        });
    }

    /// Lets go of it.
    public void stop() {
        following.unsubscribe();
        following = Subscription.EMPTY;
    }

    /// Shows other rows.
    void show(Filter next) {
        filter = next;
        list();
    }

    private void list() {
        List<Line> shown = new ArrayList<>();
        for (Matrix.Block block : matrix.get().blocks()) {
            List<Line> rows = block.rows().stream().filter(this::isShown)
                    .map(row -> new Line(block, Optional.of(row))).toList();
            if (!rows.isEmpty()) {
                shown.add(new Line(block, Optional.empty()));
                shown.addAll(rows);
            }
        }
        lines.set(List.copyOf(shown));
    }

    private boolean isShown(Matrix.Row row) {
        return switch (filter) {
            case ALL -> true;
            case WRITTEN -> row.isWritten();
            case DIFFERENT -> row.sameness() != Matrix.Sameness.EQUAL;
        };
    }

    /// A value was entered for one node; an empty text means its default.
    void enter(Line line, int column, String text) {
        enter(line, List.of(column), text);
    }

    /// A value was entered for all nodes that have what it belongs to.
    void enterForAll(Line line, String text) {
        List<Integer> columns = new ArrayList<>();
        line.row().ifPresent(row -> {
            for (int i = 0; i < row.cells().size(); i++) {
                if (row.cells().get(i).isThere()) {
                    columns.add(i);
                }
            }
        });
        enter(line, columns, text);
    }

    private void enter(Line line, List<Integer> columns, String text) {
        if (line.row().isEmpty()) {
            return;
        }
        Matrix.Row row = line.row().get();
        Optional<String> misfit = misfit(row.setting().value(), text);
        if (misfit.isPresent()) {
            refused.set(misfit);
            return;
        }
        List<Edit> edits = new ArrayList<>();
        for (int column : columns) {
            Matrix.Cell cell = row.cells().get(column);
            String node = matrix.get().nodes().get(column);
            Optional<Part> part = Optional.ofNullable(line.block().parts().get(node));
            boolean isSame = cell.written().orElse("").equals(text);
            if (part.isPresent() && !isSame) {
                edits.addAll(edits(node, part.get(), row, cell, text));
            }
        }
        try {
            if (!edits.isEmpty()) {
                staging.stage(edits);
            }
            refused.set(Optional.empty());
        } catch (EditRefused e) {
            refused.set(Optional.ofNullable(e.getMessage()));
        }
    }

    private static Optional<String> misfit(Setting.Value value, String text) {
        return switch (value) {
            case Setting.One _,Setting.Either _ when text.isEmpty() -> Optional.empty();
            case Setting.One one -> one.misfit(text).map(Setting.Misfit::sentence);
            case Setting.Either either -> either.shortForm().misfit(text).map(Setting.Misfit::sentence);
            case Setting.Items(Setting.Value item, String _, int _) -> entries(text).stream()
                    .map(each -> misfit(item, each)).flatMap(Optional::stream).findFirst();
            case Setting.Keys _ -> Optional.empty();
        };
    }

    private static List<String> entries(String text) {
        return Arrays.stream(text.split("[,\\s]+", -1)).filter(entry -> !entry.isEmpty()).toList();
    }

    private List<Edit> edits(String node, Part part, Matrix.Row row, Matrix.Cell cell, String text) {
        ConfigEdit edit = text.isEmpty()
                ? FormEdits.reset(part, cell.path())
                : switch (row.setting().value()) {
                    case Setting.One one -> FormEdits.set(part, cell.path(), one, text);
                    case Setting.Either either -> FormEdits.set(part, cell.path(), either.shortForm(), text);
                    case Setting.Items(Setting.Value item, String _, int _) -> new ConfigEdit.Set(cell.path(),
                            new Tree.Items(entries(text).stream().<Tree>map(each -> leaf(item, each)).toList()));
                    case Setting.Keys _ -> FormEdits.reset(part, cell.path());
                };
        boolean isConf = staging.workspace().get().draft(node).filter(d -> d.base().form() == Form.KEEPALIVED)
                .isPresent();
        return isConf
                ? ConfFormEdits.of(part, edit).stream().<Edit>map(one -> new Edit.InConf(node, one)).toList()
                : List.of(new Edit.InYaml(node, edit));
    }

    private static Tree leaf(Setting.Value item, String text) {
        return switch (item) {
            case Setting.One one -> one.tree(text);
            case Setting.Either either -> either.shortForm().tree(text);
            case Setting.Items _,Setting.Keys _ -> new Tree.Leaf(text, true);
        };
    }

    /// What stands side by side.
    ReadOnlyObjectProperty<Matrix> matrix() {
        return matrix.getReadOnlyProperty();
    }

    /// The lines of the table.
    ReadOnlyObjectProperty<List<Line>> lines() {
        return lines.getReadOnlyProperty();
    }

    /// Why what was entered last was not taken; empty: it was.
    ReadOnlyObjectProperty<Optional<String>> refused() {
        return refused.getReadOnlyProperty();
    }
}
