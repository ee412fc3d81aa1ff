package dev.baton.app.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import dev.baton.app.control.Durations;
import dev.baton.app.control.StateBadge;
import dev.baton.app.i18n.Texts;
import dev.baton.traffic.SourceCard;
import dev.baton.wire.ChecksumForm;

/// The card of one sender: how often, how evenly, with what, and who hears it.
final class SourcePane {
    private static final double PERCENT = 100;
    private static final double GAP = 4;
    /// Names and values stand side by side in this.
    private static final double LEAST_WIDTH = 236;

    private final Texts texts;
    private final Durations durations;
    private final Label title = new Label();
    private final StateBadge badge;
    private final GridPane grid = new GridPane();
    private final SourceHearing hearing;
    private final List<Label> names = new ArrayList<>();
    private final List<Label> values = new ArrayList<>();
    private final VBox content;
    private final ScrollPane root;

    SourcePane(Texts texts) {
        this.texts = texts;
        this.durations = new Durations(texts);
        this.badge = new StateBadge(texts);
        this.hearing = new SourceHearing(texts);
        title.getStyleClass().add("source-title");
        grid.getStyleClass().add("source-grid");
        ColumnConstraints rest = new ColumnConstraints();
        rest.setHgrow(Priority.ALWAYS);
        rest.setMinWidth(0);
        grid.getColumnConstraints().setAll(new ColumnConstraints(), rest);
        Label hint = new Label(texts.get("traffic.card.hint"));
        hint.setWrapText(true);
        hint.getStyleClass().add("source-hint");
        content = new VBox(hint);
        content.getStyleClass().add("source-pane");
        root = new ScrollPane(content);
        root.setFitToWidth(true);
        root.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        root.getStyleClass().add("source-scroll");
        root.setMinWidth(LEAST_WIDTH);
    }

    ScrollPane view() {
        return root;
    }

    /// Shows a lane.
    ///
    /// @param heard who hears whom of its virtual router
    void show(Lane lane, HeardTable heard) {
        SourceCard card = lane.card();
        badge.show(lane.state());
        title.setText(texts.get("traffic.card.title", lane.name(), Integer.toString(lane.id().vrid())));
        List<String[]> lines = new ArrayList<>();
        add(lines, "source", card.source().toString());
        add(lines, "adverts", Long.toString(card.adverts()));
        add(lines, "rate", String.format(Locale.ROOT, "%.1f", card.ratePerSecond()));
        add(lines, "interval", durations.exact(card.advertisedNanos()));
        if (card.p50Nanos() > 0) {
            add(lines, "measured", durations.exact(card.p50Nanos()) + " / " + durations.exact(card.p95Nanos()) + " / "
                    + durations.exact(card.maxNanos()));
            add(lines, "jitter", durations.exact(card.jitterNanos()));
        }
        add(lines, "missed", String.format(Locale.ROOT, "%d (%.1f %%)", card.missed(), card.lossShare() * PERCENT));
        if (card.invalid() > 0) {
            add(lines, "invalid", Long.toString(card.invalid()));
        }
        if (card.resignations() > 0) {
            add(lines, "resigned", Long.toString(card.resignations()));
        }
        add(lines, "priority", card.lowestPriority() == card.highestPriority()
                ? Integer.toString(card.priority())
                : card.priority() + " (" + card.lowestPriority() + "–" + card.highestPriority() + ")");
        add(lines, "ttl", joined(card.hopLimits()));
        add(lines, "mac", joined(card.macs())
                + (card.isVirtualMac() ? " " + texts.get("traffic.card.virtual") : ""));
        add(lines, "version", joined(card.versions()));
        if (card.versions().contains(3)) {
            add(lines, "checksum", card.forms().stream().map(this::form).collect(Collectors.joining(", ")));
        }
        add(lines, "first", PacketTable.time(card.firstNanos()));
        add(lines, "last", PacketTable.time(card.lastNanos()));
        fill(lines);
        hearing.show(heard);
        if (!content.getChildren().contains(grid)) {
            content.getChildren().setAll(new VBox(GAP, title, badge), grid, hearing);
        }
    }

    /// Labels that are there are used again: this is done several times a second.
    private void fill(List<String[]> lines) {
        while (names.size() < lines.size()) {
            Label name = new Label();
            name.getStyleClass().add("source-name");
            name.setMinWidth(Region.USE_PREF_SIZE);
            Label value = new Label();
            value.getStyleClass().add("source-value");
            value.setWrapText(true);
            value.setMinHeight(Region.USE_PREF_SIZE);
            names.add(name);
            values.add(value);
            grid.addRow(names.size() - 1, name, value);
        }
        for (int i = 0; i < names.size(); i++) {
            boolean isShown = i < lines.size();
            names.get(i).setText(isShown ? lines.get(i)[0] : "");
            values.get(i).setText(isShown ? lines.get(i)[1] : "");
            names.get(i).setManaged(isShown);
            values.get(i).setManaged(isShown);
        }
    }

    private void add(List<String[]> lines, String name, String value) {
        lines.add(new String[]{texts.get("traffic.card." + name), value});
    }

    private String form(ChecksumForm form) {
        return texts.get(switch (form) {
            case V2 -> "traffic.checksum.v2";
            case MESSAGE_ONLY -> "traffic.checksum.message";
            case PSEUDO_HEADER -> "traffic.checksum.pseudo";
        });
    }

    private static String joined(List<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(", "));
    }
}
