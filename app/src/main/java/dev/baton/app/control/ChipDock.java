package dev.baton.app.control;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.animation.Interpolator;
import javafx.animation.TranslateTransition;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.util.Duration;

import dev.baton.app.control.AddressChip.Holding;
import dev.baton.app.fx.Pulse;
import dev.baton.app.i18n.Texts;
import dev.baton.cluster.Health;

/// Keeps the chip of a cluster's addresses docked on the box of its holder, and slides it to the next one. Where two
/// nodes hold the addresses each has a chip; where nobody does, the chip floats over the last holder and says so.
final class ChipDock {
    private static final Duration SLIDE = Duration.millis(320);
    private static final double INSET = 12;
    private static final double HOVER = 6;

    private final Texts texts;
    private final ClusterWords words;
    private final Pulse pulse;
    private final ObservableList<Node> parent;
    private final Consumer<AddressChip> made;
    private final Map<Integer, AddressChip> chips = new LinkedHashMap<>();
    private String lastHolder = "";
    private List<String> dockedOn = List.of();
    private boolean sliding;

    /// @param parent where the chips are drawn
    /// @param made   is told of each new chip
    ChipDock(Texts texts, Pulse pulse, ObservableList<Node> parent, Consumer<AddressChip> made) {
        this.made = made;
        this.texts = texts;
        this.words = new ClusterWords(texts);
        this.pulse = pulse;
        this.parent = parent;
    }

    List<AddressChip> chips() {
        return List.copyOf(chips.values());
    }

    /// Forgets the chips and who held them: another cluster is shown.
    void clear() {
        parent.removeAll(chips.values());
        chips.clear();
        lastHolder = "";
        dockedOn = List.of();
    }

    /// Puts the chips where they belong.
    void place(SegmentModel shown, SegmentLayout layout) {
        List<Integer> holders = shown.holders().stream().filter(h -> h < layout.slots().size()).toList();
        String addresses = layout.size() == SegmentLayout.Size.FULL
                ? words.addresses(shown.cluster())
                : words.shortAddresses(shown.cluster());
        List<String> names = holders.stream().map(h -> shown.nodes().get(h).member().node()).toList();
        sliding = !names.equals(dockedOn) && !pulse.reducedMotion().get();
        dockedOn = names;
        keep(Math.max(1, holders.size()));
        if (holders.isEmpty()) {
            placeFloating(shown, layout, addresses);
            return;
        }
        if (holders.size() == 1) {
            lastHolder = names.getFirst();
        }
        Holding holding = holders.size() == 1 ? Holding.HELD : Holding.CONTESTED;
        double inset = layout.size() == SegmentLayout.Size.FULL ? INSET : 0;
        for (int i = 0; i < holders.size(); i++) {
            AddressChip chip = chip(i);
            chip.show(addresses, holding);
            SegmentLayout.Slot slot = layout.slots().get(holders.get(i));
            move(chip, slot.x() + inset, slot.y() - height(chip));
        }
    }

    private void placeFloating(SegmentModel shown, SegmentLayout layout, String addresses) {
        boolean unknown = shown.cluster().health() == Health.UNKNOWN;
        AddressChip chip = chip(0);
        chip.show(texts.get(unknown ? "control.address.holder-unknown" : "control.address.nobody", addresses),
                unknown ? Holding.UNKNOWN : Holding.ORPHANED);
        if (!layout.slots().isEmpty()) {
            SegmentLayout.Slot slot = layout.slots().get(lastSlot(shown, layout));
            move(chip, slot.x(), slot.y() - height(chip) - HOVER);
        }
    }

    private int lastSlot(SegmentModel shown, SegmentLayout layout) {
        for (int i = 0; i < layout.slots().size(); i++) {
            if (shown.nodes().get(i).member().node().equals(lastHolder)) {
                return i;
            }
        }
        return 0;
    }

    private void keep(int count) {
        chips.entrySet().removeIf(entry -> {
            boolean gone = entry.getKey() >= count;
            if (gone) {
                parent.remove(entry.getValue());
            }
            return gone;
        });
    }

    private AddressChip chip(int rank) {
        return chips.computeIfAbsent(rank, _ -> {
            AddressChip chip = new AddressChip();
            chip.setManaged(false);
            made.accept(chip);
            chip.setLayoutX(Double.NaN);
            parent.add(chip);
            return chip;
        });
    }

    private static double height(AddressChip chip) {
        chip.applyCss();
        return Math.ceil(chip.prefHeight(-1));
    }

    private void move(AddressChip chip, double x, double y) {
        double fromX = chip.getLayoutX();
        double fromY = chip.getLayoutY();
        chip.relocate(x, y);
        chip.autosize();
        if (!sliding || Double.isNaN(fromX)) {
            return;
        }
        chip.setTranslateX(fromX + chip.getTranslateX() - x);
        chip.setTranslateY(fromY + chip.getTranslateY() - y);
        TranslateTransition slide = new TranslateTransition(SLIDE, chip);
        slide.setToX(0);
        slide.setToY(0);
        slide.setInterpolator(Interpolator.EASE_BOTH);
        slide.play();
    }
}
