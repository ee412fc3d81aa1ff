package dev.baton.app.priority;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

import dev.baton.app.control.AddressChip;
import dev.baton.app.control.NodeState;
import dev.baton.app.control.StateMark;
import dev.baton.app.fx.Pulse;
import dev.baton.app.i18n.Texts;
import dev.baton.whatif.RouterRef;

/// The drawing of a scale: what it is, what is predicted, and a row for each router over one axis. The addresses are a chip
/// beside their holder, which slides when another is predicted.
final class ScalePane extends Region {
    private static final double TOP = 12;
    private static final double GAP = 6;
    private static final double AXIS = 22;
    private static final double BOTTOM = 14;
    private static final double GRID = 1;
    private static final PseudoClass GRADE_BROKEN = PseudoClass.getPseudoClass("broken");
    private static final PseudoClass GRADE_DOUBTFUL = PseudoClass.getPseudoClass("doubtful");
    private static final PseudoClass GRADE_MOVES = PseudoClass.getPseudoClass("moves");

    private final Texts texts;
    private final PrioritiesViewModel model;
    private final ThumbMoves moves;
    private final Label title = new Label();
    private final Label place = new Label();
    private final AddressChip addresses = new AddressChip();
    private final Label nowMaster = new Label();
    private final FlowPane heading = new FlowPane(title, addresses, place, nowMaster);
    private final FontIcon sign = new FontIcon(MaterialDesignC.CHECK_CIRCLE_OUTLINE);
    private final Label sentence = new Label();
    private final VBox notes = new VBox();
    private final List<Label> marks = new ArrayList<>();
    private final List<Region> lines = new ArrayList<>();
    private final Label tries = new Label();
    private final Label stages = new Label();
    private final List<ThumbRow> rows = new ArrayList<>();
    private final HolderChips chips;
    private Optional<Scale> shown = Optional.empty();

    ScalePane(Texts texts, PrioritiesViewModel model, Pulse pulse, ThumbMoves moves) {
        this.texts = texts;
        this.model = model;
        this.moves = moves;
        getStyleClass().addAll("scale", "card");
        title.getStyleClass().add("scale-title");
        place.getStyleClass().addAll("scale-place", "muted");
        nowMaster.getStyleClass().add("scale-now");
        nowMaster.setGraphic(masterMark());
        heading.getStyleClass().add("scale-heading");
        heading.setRowValignment(VPos.CENTER);
        sentence.getStyleClass().add("scale-sentence");
        sentence.setWrapText(true);
        sentence.setGraphic(sign);
        notes.getStyleClass().add("scale-notes");
        tries.getStyleClass().add("scale-column");
        tries.setText(texts.get("priority.column.what-if"));
        stages.getStyleClass().add("scale-column");
        stages.setText(texts.get("priority.column.preempt"));
        stages.setAlignment(Pos.CENTER_LEFT);
        Axis.MARKS.forEach(mark -> {
            Label label = new Label(Integer.toString(mark));
            label.getStyleClass().add("scale-mark");
            label.setTextOverrun(OverrunStyle.CLIP);
            marks.add(label);
            Region line = new Region();
            line.getStyleClass().add("scale-line");
            line.setMouseTransparent(true);
            lines.add(line);
        });
        chips = new HolderChips(texts, pulse);
        rebuild();
    }

    private static StateMark masterMark() {
        StateMark mark = new StateMark();
        mark.show(NodeState.MASTER.styleClass());
        return mark;
    }

    private void rebuild() {
        getChildren().setAll(heading, sentence, tries, stages);
        getChildren().addAll(lines);
        getChildren().addAll(marks);
        rows.forEach(row -> getChildren().addAll(row.parts()));
        getChildren().addAll(chips.chips());
        getChildren().add(notes);
    }

    /// Shows a scale.
    void show(Scale scale) {
        boolean isSame = shown.filter(s -> s.id().equals(scale.id())).isPresent();
        shown = Optional.of(scale);
        if (rows.size() != scale.thumbs().size()) {
            rows.clear();
            scale.thumbs().forEach(_ -> rows.add(new ThumbRow(texts, model, moves)));
            rebuild();
        }
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).show(scale.thumbs().get(i));
        }
        setAccessibleText(String.join(", ", scale.title(), scale.addresses(), scale.outlook().sentence()));
        title.setText(scale.title());
        place.setText(scale.place());
        addresses.show(scale.addresses(), AddressChip.Holding.PLAIN);
        nowMaster.setVisible(scale.now().isPresent());
        nowMaster.setManaged(scale.now().isPresent());
        nowMaster.setText(scale.now().map(node -> texts.get("priority.now", node)).orElse(""));
        show(scale.outlook());
        notes.getChildren().setAll(scale.notes().stream().map(ScalePane::note).toList());
        boolean isEditable = isEditable(scale);
        tries.setVisible(isEditable);
        stages.setVisible(isEditable);
        if (chips.show(scale, isSame)) {
            rebuild();
        }
        requestLayout();
    }

    private void show(Scale.Outlook outlook) {
        sentence.setText(outlook.sentence());
        Ikon icon = switch (outlook.grade()) {
            case OPEN -> MaterialDesignP.PROGRESS_CLOCK;
            case CALM -> MaterialDesignC.CHECK_CIRCLE_OUTLINE;
            case MOVES -> MaterialDesignS.SWAP_VERTICAL;
            case DOUBTFUL -> MaterialDesignA.ALERT_OUTLINE;
            case BROKEN -> MaterialDesignA.ALERT_OCTAGON_OUTLINE;
        };
        sign.setIconCode(icon);
        sentence.pseudoClassStateChanged(GRADE_BROKEN, outlook.grade() == Scale.Grade.BROKEN);
        sentence.pseudoClassStateChanged(GRADE_DOUBTFUL, outlook.grade() == Scale.Grade.DOUBTFUL);
        sentence.pseudoClassStateChanged(GRADE_MOVES, outlook.grade() == Scale.Grade.MOVES);
    }

    private static Label note(Scale.Note note) {
        Label label = new Label(note.sentence(), new FontIcon(note.isWarning()
                ? MaterialDesignA.ALERT_OUTLINE
                : MaterialDesignI.INFORMATION_OUTLINE));
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add("scale-note");
        label.pseudoClassStateChanged(GRADE_DOUBTFUL, note.isWarning());
        return label;
    }

    private static boolean isEditable(Scale scale) {
        return scale.thumbs().stream().anyMatch(t -> !t.toggles().isEmpty());
    }

    /// The thumb of a router.
    Optional<ThumbHandle> handle(RouterRef ref) {
        return shown.flatMap(scale -> {
            List<RouterRef> refs = scale.thumbs().stream().map(Thumb::ref).toList();
            int at = refs.indexOf(ref);
            return at < 0 ? Optional.empty() : Optional.of(rows.get(at).handle());
        });
    }

    private Columns columns(double width) {
        return Columns.of(width, shown.filter(Scale::isCompact).isPresent(),
                shown.filter(ScalePane::isEditable).isPresent());
    }

    private static double inner(double width) {
        return Math.max(1, width - 2 * Columns.PAD);
    }

    @Override
    protected double computePrefHeight(double width) {
        double room = inner(width < 0 ? getWidth() : width);
        double noted = notes.getChildren().isEmpty() ? 0 : GAP + notes.prefHeight(room);
        return TOP + heading.prefHeight(room) + GAP + sentence.prefHeight(room) + GAP + AXIS
                + rows.size() * columns(width < 0 ? getWidth() : width).rowHeight() + noted + BOTTOM;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double room = inner(width);
        Columns columns = columns(width);
        double y = TOP;
        y = stacked(heading, y, room) + GAP;
        y = stacked(sentence, y, room) + GAP;
        double first = y + AXIS;
        double last = first + rows.size() * columns.rowHeight();
        layoutAxis(columns, y, last);
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).layout(columns, first + i * columns.rowHeight(), width);
        }
        chips.layout(columns, first);
        stacked(notes, last + GAP, room);
    }

    private static double stacked(Region node, double y, double width) {
        double height = Math.ceil(node.prefHeight(width));
        node.resizeRelocate(Columns.PAD, y, width, height);
        return y + height;
    }

    private void layoutAxis(Columns columns, double y, double bottom) {
        for (int i = 0; i < marks.size(); i++) {
            double x = columns.axis().at(Axis.MARKS.get(i));
            Label mark = marks.get(i);
            double width = Math.ceil(mark.prefWidth(-1));
            mark.resizeRelocate(Math.rint(x - width / 2), y, width, AXIS);
            lines.get(i).resizeRelocate(Math.rint(x), y + AXIS, GRID, bottom - y - AXIS);
            mark.setVisible(!columns.isNarrow());
        }
        tries.resizeRelocate(columns.faultsX(), y, Columns.FAULTS, AXIS);
        double wide = Math.ceil(stages.prefWidth(-1));
        stages.resizeRelocate(Math.min(columns.preemptX(), getWidth() - Columns.PAD - wide), y, wide, AXIS);
    }
}
