package dev.baton.app.priority;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.animation.Interpolator;
import javafx.animation.TranslateTransition;
import javafx.scene.control.OverrunStyle;
import javafx.util.Duration;

import dev.baton.app.control.AddressChip;
import dev.baton.app.control.AddressChip.Holding;
import dev.baton.app.fx.Pulse;
import dev.baton.app.i18n.Texts;

/// The chips of the addresses, each in the row of a predicted holder. They slide from row to row, unless motion is not
/// wanted.
final class HolderChips {
    /// How long a chip slides.
    static final Duration SLIDE = Duration.millis(220);
    private static final double HEIGHT = 24;

    private final Texts texts;
    private final Pulse pulse;
    private final List<AddressChip> chips = new ArrayList<>();
    private final Map<AddressChip, TranslateTransition> sliding = new LinkedHashMap<>();
    private List<Integer> at = List.of();
    private boolean isSliding;

    HolderChips(Texts texts, Pulse pulse) {
        this.texts = texts;
        this.pulse = pulse;
    }

    List<AddressChip> chips() {
        return chips;
    }

    /// Shows who holds the addresses of `scale`.
    ///
    /// @param isSame whether it is the scale that was shown before
    /// @return whether there are other chips than before
    boolean show(Scale scale, boolean isSame) {
        List<Integer> holders = IntStream.range(0, scale.thumbs().size()).filter(i -> scale.thumbs().get(i).holds())
                .boxed().toList();
        boolean isNobody = holders.isEmpty() && scale.outlook().grade() != Scale.Grade.OPEN;
        List<Integer> next = isNobody ? List.of(at.isEmpty() || !isSame ? 0 : at.getFirst()) : holders;
        isSliding = isSame && !next.equals(at) && !pulse.reducedMotion().get();
        at = next.stream().map(row -> Math.min(row, Math.max(0, scale.thumbs().size() - 1))).toList();
        int before = chips.size();
        while (chips.size() > at.size()) {
            chips.removeLast();
        }
        while (chips.size() < at.size()) {
            chips.add(chip());
        }
        Holding holding = isNobody ? Holding.ORPHANED : at.size() > 1 ? Holding.CONTESTED : Holding.HELD;
        String text = isNobody ? texts.get("priority.nobody") : scale.chip();
        chips.forEach(chip -> chip.show(text, holding));
        return chips.size() != before;
    }

    private static AddressChip chip() {
        AddressChip chip = new AddressChip();
        chip.getStyleClass().add("holder-chip");
        chip.setManaged(false);
        chip.setMouseTransparent(true);
        chip.setMinWidth(0);
        chip.setTextOverrun(OverrunStyle.ELLIPSIS);
        chip.setLayoutY(Double.NaN);
        return chip;
    }

    /// Puts them in their rows.
    ///
    /// @param first where the first row begins
    void layout(Columns columns, double first) {
        for (int i = 0; i < chips.size(); i++) {
            AddressChip chip = chips.get(i);
            double from = chip.getLayoutY() + chip.getTranslateY();
            double y = first + at.get(i) * columns.rowHeight() + columns.textY() - HEIGHT / 2;
            chip.applyCss();
            double width = Math.min(columns.chipWidth(), Math.ceil(chip.prefWidth(HEIGHT)));
            boolean isMoved = chip.getLayoutY() != y;
            chip.resizeRelocate(columns.chipX(), y, width, HEIGHT);
            if (isMoved) {
                slide(chip, isSliding && !Double.isNaN(from) ? from - y : 0);
            }
        }
        isSliding = false;
    }

    private void slide(AddressChip chip, double by) {
        sliding.entrySet().removeIf(entry -> {
            entry.getValue().stop();
            return entry.getKey() == chip || !chips.contains(entry.getKey());
        });
        chip.setTranslateY(by);
        if (by != 0) {
            TranslateTransition slide = new TranslateTransition(SLIDE, chip);
            slide.setToY(0);
            slide.setInterpolator(Interpolator.EASE_BOTH);
            sliding.put(chip, slide);
            slide.play();
        }
    }
}
