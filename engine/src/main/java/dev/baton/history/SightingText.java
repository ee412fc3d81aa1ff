package dev.baton.history;

import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

import dev.baton.api.Json;
import dev.baton.cluster.Sighting;

/// The text form of sightings in the file: a kind and JSON.
final class SightingText {
    private static final Map<String, Class<? extends Sighting>> KINDS = Map.of("advert", Sighting.AdvertSeen.class,
            "report", Sighting.RouterReported.class, "transition", Sighting.Transitioned.class, "announcement",
            Sighting.AddressAnnounced.class, "lost", Sighting.NodeLost.class);

    private SightingText() {}

    static String kind(Sighting sighting) {
        return switch (sighting) {
            case Sighting.AdvertSeen _ -> "advert";
            case Sighting.RouterReported _ -> "report";
            case Sighting.Transitioned _ -> "transition";
            case Sighting.AddressAnnounced _ -> "announcement";
            case Sighting.NodeLost _ -> "lost";
        };
    }

    static String write(Sighting sighting) {
        return Json.write(sighting);
    }

    /// The sighting; empty if the text is none that this version knows.
    static Optional<Sighting> read(String kind, String text) {
        @Nullable
        Class<? extends Sighting> type = KINDS.get(kind);
        if (type == null) {
            return Optional.empty();
        }
        try {
            Sighting sighting = Json.read(text, type);
            return isWhole(sighting) ? Optional.of(sighting) : Optional.empty();
        } catch (JacksonException | IllegalArgumentException | NullPointerException _) {
            return Optional.empty();
        }
    }

    /// Whether nothing is missing that everything else relies on: an edited file must not break the window.
    private static boolean isWhole(Sighting sighting) {
        return !sighting.toString().contains("null");
    }
}
