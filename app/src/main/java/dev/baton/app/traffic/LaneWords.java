package dev.baton.app.traffic;

import java.util.ArrayList;
import java.util.List;

import dev.baton.app.control.Durations;
import dev.baton.app.i18n.Texts;
import dev.baton.traffic.SourceCard;

/// What is at a place in the lanes, in words.
final class LaneWords {
    private final Texts texts;
    private final Durations durations;

    LaneWords(Texts texts) {
        this.texts = texts;
        this.durations = new Durations(texts);
    }

    /// Lines, the most important first.
    List<String> of(LaneHit hit) {
        List<String> lines = new ArrayList<>();
        switch (hit) {
            case LaneHit.Tick tick -> tick(tick, lines);
            case LaneHit.Missing missing -> {
                lines.add(texts.get("lane.hit.missing", name(missing.lane())));
                lines.add(texts.get("lane.hit.due", PacketTable.time(missing.atNanos())));
                lines.add(texts.get("lane.hit.late", durations.exact(missing.lateNanos())));
            }
            case LaneHit.Band band -> {
                lines.add(name(band.lane()));
                lines.add(even(band.lane().card()));
                lines.add(texts.get("lane.hit.advertised", durations.exact(band.lane().card().advertisedNanos())));
            }
        }
        return lines;
    }

    private void tick(LaneHit.Tick tick, List<String> lines) {
        lines.add(switch (tick.kind()) {
            case ADVERT -> texts.get("lane.hit.advert", name(tick.lane()), Integer.toString(tick.priority()));
            case RESIGNATION -> texts.get("lane.hit.resignation", name(tick.lane()));
            case ANNOUNCEMENT -> texts.get("lane.hit.announcement", name(tick.lane()));
        });
        lines.add(texts.get("lane.hit.packet", PacketTable.time(tick.atNanos()), Long.toString(tick.number())));
        tick.sinceNanos().ifPresentOrElse(
                since -> lines.add(texts.get("lane.hit.since", durations.exact(since),
                        durations.exact(tick.lane().card().advertisedNanos()))),
                () -> {
                    if (tick.kind() == LaneHit.Kind.ADVERT) {
                        lines.add(texts.get("lane.hit.first"));
                    }
                });
    }

    private String even(SourceCard card) {
        return card.p50Nanos() == 0
                ? texts.get("lane.hit.no-intervals")
                : texts.get("lane.hit.jitter", durations.exact(card.p50Nanos()), durations.exact(card.p95Nanos()),
                        durations.exact(card.jitterNanos()));
    }

    /// The sender with its address where it has a name besides.
    private String name(Lane lane) {
        String address = lane.id().source().toString();
        String who = lane.name().equals(address) ? address : texts.get("lane.hit.who", lane.name(), address);
        return texts.get("traffic.lane.title", Integer.toString(lane.id().vrid()), who);
    }
}
