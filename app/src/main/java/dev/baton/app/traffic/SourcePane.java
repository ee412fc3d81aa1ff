package dev.baton.app.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

import dev.baton.app.control.Durations;
import dev.baton.app.control.StateBadge;
import dev.baton.app.i18n.Texts;
import dev.baton.traffic.SourceCard;
import dev.baton.wire.ChecksumForm;

/// The card of one sender: how often, how evenly, with what, and who hears it.
final class SourcePane {
    private static final double PERCENT = 100;

    private final Texts texts;
    private final Durations durations;
    private final Label title = new Label();
    private final StateBadge badge;
    private final GridPane grid = new GridPane();
    private final VBox content;
    private final ScrollPane root;

    SourcePane(Texts texts) {
        this.texts = texts;
        this.durations = new Durations(texts);
        this.badge = new StateBadge(texts);
        title.getStyleClass().add("source-title");
        grid.getStyleClass().add("source-grid");
        Label hint = new Label(texts.get("traffic.card.hint"));
        hint.setWrapText(true);
        hint.getStyleClass().add("source-hint");
        content = new VBox(hint);
        content.getStyleClass().add("source-pane");
        root = new ScrollPane(content);
        root.setFitToWidth(true);
        root.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        root.getStyleClass().add("source-scroll");
    }

    ScrollPane view() {
        return root;
    }

    void show(Lane lane) {
        SourceCard card = lane.card();
        badge.show(lane.state());
        title.setText(texts.get("traffic.card.title", lane.name(), Integer.toString(lane.id().vrid())));
        grid.getChildren().clear();
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
        for (SourceCard.HeardBy heard : card.heardBy()) {
            add(lines, "heard", texts.get("traffic.card.heard-by", heard.observer(), Long.toString(heard.adverts())));
        }
        for (int i = 0; i < lines.size(); i++) {
            Label name = new Label(lines.get(i)[0]);
            name.getStyleClass().add("source-name");
            Label value = new Label(lines.get(i)[1]);
            value.getStyleClass().add("source-value");
            value.setWrapText(true);
            grid.addRow(i, name, value);
        }
        content.getChildren().setAll(new VBox(4, title, badge), grid);
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
