package dev.baton.app.failover;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.util.Subscription;

import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import dev.baton.app.i18n.Texts;
import dev.baton.app.theme.Themes;
import dev.baton.app.theme.Tokens;
import dev.baton.drill.Mark;
import dev.baton.drill.Marked;
import dev.baton.drill.Strip;
import dev.baton.drill.Vantage;

/// The probes of a test, row by row, with a time axis whose 0 is the fault; those of one prober can be folded into one row.
/// JavaFX thread.
final class StripChart extends Region {
    /// The names are as wide as the longest of them, within these bounds.
    private static final double LEAST_NAMES = 120;
    private static final double MOST_NAMES = 350;
    /// In little room the names have this share of it.
    private static final double NAME_SHARE = 0.36;
    private static final double NAME_GAP = 14;
    private static final double INDENT = 22;
    private static final double COUNTS = 124;
    private static final double PREFERRED = 690;
    /// Who does not see the chart is told of it so often.
    private static final long TELL_EVERY_NANOS = 1_000_000_000L;
    private static final double AXIS = 20;
    private static final double LABEL_ROOM = 70;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final List<Double> STEPS = List.of(0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0,
            5.0, 10.0, 20.0, 30.0, 60.0);
    private static final List<String> NODE_TOKENS = List.of("-baton-master", "-baton-backup", "-baton-maintenance",
            "-baton-stale");
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
    private static final int ALPHA = 24;
    private static final int RED = 16;
    private static final int GREEN = 8;
    private static final int OPAQUE = 0xFF;
    private static final int FAINT = 0x30;

    private final Texts texts;
    private final FailoverWords words;
    private final Themes themes;
    private final ImageView picture = new ImageView();
    private final List<Labeled> names = new ArrayList<>();
    private final List<Label> counts = new ArrayList<>();
    private final List<Label> ticks = new ArrayList<>();
    private final List<StripData> strips = new ArrayList<>();
    private final List<Vantage> vantages = new ArrayList<>();
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final Set<String> unfolded = new HashSet<>();
    private List<StripRow> rows = List.of();
    private List<String> troubles = List.of();
    private long toldNanos;
    private List<Marked> marks = List.of();
    private Optional<Long> zero = Optional.empty();
    private PixelBuffer<IntBuffer> buffer = new PixelBuffer<>(1, 1, IntBuffer.wrap(new int[1]),
            PixelFormat.getIntArgbPreInstance());
    private StripPainter painter = new StripPainter(1, 1, new int[1]);
    private double nameWidth = LEAST_NAMES;
    private int width = 1;
    private int height = 1;
    private long from;
    private long to = 1;
    private Subscription follow = Subscription.EMPTY;

    StripChart(Texts texts, Themes themes) {
        this.texts = texts;
        this.themes = themes;
        words = new FailoverWords(texts);
        getStyleClass().add("failover-strips");
        picture.setManaged(false);
        getChildren().add(picture);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinHeight(USE_PREF_SIZE);
        sceneProperty().subscribe((_, scene) -> {
            follow.unsubscribe();
            follow = scene == null ? Subscription.EMPTY : themes.theme().subscribe((_, _) -> paint());
        });
    }

    /// Shows a stretch of a test; probes that were shown before are not looked at again.
    ///
    /// @param holder the node that has the addresses before, which is drawn in the colour of a MASTER
    void show(List<Strip> shown, List<Marked> instants, String holder, String heir, long fromNanos, long toNanos) {
        boolean isOther = !vantages.equals(shown.stream().map(Strip::vantage).toList());
        if (isOther) {
            strips.clear();
            vantages.clear();
            shown.forEach(strip -> {
                strips.add(new StripData());
                vantages.add(strip.vantage());
            });
            places.clear();
            places.put(holder, 0);
            places.putIfAbsent(heir, places.size());
            arrange();
        }
        for (int i = 0; i < shown.size(); i++) {
            strips.get(i).take(shown.get(i));
            strips.get(i).nodes().forEach(node -> places.putIfAbsent(node, places.size()));
        }
        marks = instants;
        zero = instants.stream().filter(m -> m.mark() == Mark.TRIGGER).map(Marked::atNanos).findFirst();
        from = fromNanos;
        to = Math.max(fromNanos + 1, toNanos);
        List<String> wrong = shown.stream().map(Strip::trouble).toList();
        boolean isNow = isOther || !wrong.equals(troubles) || !isLive(toNanos);
        troubles = wrong;
        count();
        if (isNow) {
            toldNanos = toNanos;
            tell();
        }
        paint();
    }

    private boolean isLive(long nowNanos) {
        return nowNanos >= toldNanos && nowNanos - toldNanos < TELL_EVERY_NANOS;
    }

    /// Who answers, in the order of their colours.
    List<String> nodes() {
        return List.copyOf(places.keySet());
    }

    /// The style class of the colour of a node.
    static String style(int place) {
        return "failover-node-" + place % NODE_TOKENS.size();
    }

    /// Where all ask the same address it is not said in each row.
    private String name(Vantage vantage) {
        return isOneAddress() ? words.place(vantage) : words.vantage(vantage);
    }

    private boolean isOneAddress() {
        return vantages.stream().map(Vantage::address).distinct().count() == 1;
    }

    /// Puts the rows in their places, folded as they are.
    private void arrange() {
        getChildren().removeAll(names);
        getChildren().removeAll(counts);
        names.clear();
        counts.clear();
        rows = StripRow.of(vantages, unfolded);
        for (StripRow row : rows) {
            Labeled name = row.isFold() ? fold(row) : new Label(name(row));
            name.getStyleClass().add("failover-strip-name");
            name.setManaged(false);
            names.add(name);
            Label count = new Label();
            count.getStyleClass().add("failover-strip-count");
            count.setManaged(false);
            counts.add(count);
        }
        getChildren().addAll(names);
        getChildren().addAll(counts);
        requestLayout();
    }

    private String name(StripRow row) {
        Vantage vantage = vantages.get(row.strips().getFirst());
        return switch (row.kind()) {
            case WHOLE -> name(vantage);
            case UNDER -> isOneAddress()
                    ? words.probe(vantage.kind())
                    : texts.get("failover.place", words.probe(vantage.kind()), vantage.address().toString());
            case FOLDED, OPEN -> texts.get("failover.strips.of", words.from(vantage), row.strips().size());
        };
    }

    private Button fold(StripRow row) {
        boolean isFolded = row.kind() == StripRow.Kind.FOLDED;
        Button button = new Button(name(row), new FontIcon(isFolded
                ? MaterialDesignC.CHEVRON_RIGHT
                : MaterialDesignC.CHEVRON_DOWN));
        button.getStyleClass().add("failover-strip-fold");
        button.setId("failover-fold-" + row.prober());
        button.setAccessibleText(texts.get(isFolded ? "failover.strips.folded" : "failover.strips.unfolded",
                button.getText()));
        button.setOnAction(_ -> {
            if (!unfolded.remove(row.prober())) {
                unfolded.add(row.prober());
            }
            arrange();
            count();
            names.stream().filter(n -> button.getId().equals(n.getId())).forEach(Labeled::requestFocus);
        });
        return button;
    }

    private void count() {
        for (int i = 0; i < rows.size(); i++) {
            List<Integer> of = rows.get(i).strips();
            int lost = of.stream().mapToInt(strip -> strips.get(strip).lost()).sum();
            int sent = of.stream().mapToInt(strip -> strips.get(strip).size()).sum();
            boolean isNone = of.stream().noneMatch(strip -> troubles.get(strip).isEmpty());
            counts.get(i).setText(isNone
                    ? texts.get("failover.strip.none")
                    : texts.get("failover.strip.lost", lost, sent));
            counts.get(i).pseudoClassStateChanged(BAD, lost > 0);
        }
    }

    private void tell() {
        List<String> told = new ArrayList<>();
        for (int i = 0; i < vantages.size(); i++) {
            StripData data = strips.get(i);
            told.add(texts.get("failover.strip.told", words.vantage(vantages.get(i)), data.size(), data.lost(),
                    String.join(", ", data.nodes()))
                    + (troubles.get(i).isEmpty() ? "" : " " + texts.said(troubles.get(i))));
        }
        setAccessibleText(texts.get("failover.strips.name") + " " + String.join(" ", told));
    }

    private void paint() {
        List<Long> lines = marks.stream().filter(m -> m.mark() == Mark.TRIGGER || m.mark() == Mark.MASTER)
                .map(Marked::atNanos).toList();
        painter.paint(rows.stream().map(row -> row.strips().stream().map(strips::get).toList()).toList(), places, lines,
                from, to, colours());
        buffer.updateBuffer(_ -> null);
        axis();
    }

    private StripPainter.Colours colours() {
        Tokens tokens = themes.tokens();
        return new StripPainter.Colours(NODE_TOKENS.stream().map(t -> argb(tokens.color(t), OPAQUE)).toList(),
                argb(tokens.color("-baton-muted"), OPAQUE), argb(tokens.color("-baton-fault"), OPAQUE),
                argb(tokens.color("-baton-fault"), FAINT), argb(tokens.color("-baton-line"), OPAQUE),
                argb(tokens.color("-baton-text"), OPAQUE));
    }

    private static int argb(Color color, int alpha) {
        return alpha << ALPHA | (int) (color.getRed() * alpha) << RED | (int) (color.getGreen() * alpha) << GREEN
                | (int) (color.getBlue() * alpha);
    }

    private void axis() {
        double seconds = (to - from) / NANOS_PER_SECOND;
        int most = (int) Math.max(1, width / LABEL_ROOM);
        double step = STEPS.stream().filter(s -> seconds / s <= most).findFirst().orElseGet(STEPS::getLast);
        long origin = zero.orElse(from);
        double first = Math.ceil((from - origin) / NANOS_PER_SECOND / step) * step;
        int used = 0;
        for (double at = first; at <= (to - origin) / NANOS_PER_SECOND && used <= most; at += step) {
            if (used == ticks.size()) {
                Label tick = new Label();
                tick.getStyleClass().add("failover-tick");
                tick.setManaged(false);
                ticks.add(tick);
                getChildren().add(tick);
            }
            Label tick = ticks.get(used++);
            tick.setVisible(true);
            tick.setText(tickText(at, step));
            tick.autosize();
            double x = nameWidth + (at * NANOS_PER_SECOND + origin - from) / (to - from) * width;
            tick.relocate(Math.min(x, getWidth() - tick.getWidth()), height);
        }
        for (int i = used; i < ticks.size(); i++) {
            ticks.get(i).setVisible(false);
        }
    }

    private String tickText(double at, double step) {
        boolean isMillis = step < 1;
        double shown = isMillis ? at * 1000 : at;
        String number = String.format(Locale.ROOT, "%.0f", shown);
        return texts.get(isMillis ? "failover.tick.millis" : "failover.tick.seconds",
                number.equals("-0") ? "0" : number.replace('-', '−'));
    }

    @Override
    protected double computePrefHeight(double forWidth) {
        return Math.max(1, rows.size()) * (double) StripPainter.ROW + AXIS;
    }

    @Override
    protected double computePrefWidth(double forHeight) {
        return PREFERRED;
    }

    private static double indent(StripRow row) {
        return row.kind() == StripRow.Kind.UNDER ? INDENT : 0;
    }

    private double namesWide() {
        double longest = LEAST_NAMES;
        for (int i = 0; i < names.size(); i++) {
            longest = Math.max(longest, indent(rows.get(i)) + names.get(i).prefWidth(-1) + NAME_GAP);
        }
        return Math.ceil(Math.min(Math.min(longest, MOST_NAMES), getWidth() * NAME_SHARE));
    }

    @Override
    protected void layoutChildren() {
        nameWidth = namesWide();
        int wide = (int) Math.max(1, getWidth() - nameWidth - COUNTS);
        int high = Math.max(1, rows.size() * StripPainter.ROW);
        if (wide != width || high != height) {
            width = wide;
            height = high;
            int[] pixels = new int[wide * high];
            painter = new StripPainter(wide, high, pixels);
            buffer = new PixelBuffer<>(wide, high, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
            picture.setImage(new WritableImage(buffer));
        }
        picture.relocate(nameWidth, 0);
        for (int i = 0; i < names.size(); i++) {
            Labeled name = names.get(i);
            double nameHeight = name.prefHeight(-1);
            double left = indent(rows.get(i));
            name.resize(nameWidth - NAME_GAP - left, nameHeight);
            name.relocate(left, snapPositionY((i + 0.5) * StripPainter.ROW - nameHeight / 2));
            counts.get(i).resizeRelocate(nameWidth + wide, i * (double) StripPainter.ROW, COUNTS, StripPainter.ROW);
        }
        paint();
    }
}
