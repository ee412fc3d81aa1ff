package dev.baton.app.priority;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import dev.baton.whatif.RouterRef;
import dev.baton.whatif.VirtualRouterId;

/// All scales, and those of them that a filter lets through. A virtual router keeps its model while its scale changes.
final class ScaleModels {
    private final Map<VirtualRouterId, ScaleModel> models = new TreeMap<>();
    private final ObservableList<ScaleModel> visible = FXCollections.observableArrayList();
    private final ObservableList<ScaleModel> visibleView = FXCollections.unmodifiableObservableList(visible);
    private String filter = "";

    /// There are these scales now, and no others.
    void settle(List<Scale> scales) {
        models.keySet().retainAll(scales.stream().map(Scale::id).toList());
        scales.forEach(scale -> models.computeIfAbsent(scale.id(), _ -> new ScaleModel(scale)).show(scale));
        refilter();
    }

    /// A scale that is there is this now.
    void show(Scale scale) {
        Optional.ofNullable(models.get(scale.id())).ifPresent(model -> model.show(scale));
    }

    /// Only what has `wanted` in its name, its addresses or the names of its nodes and routers is visible.
    void filter(String wanted) {
        filter = wanted.strip().toLowerCase(Locale.ROOT);
        refilter();
    }

    private void refilter() {
        List<ScaleModel> wanted = models.values().stream().filter(m -> m.scale().get().matches(filter)).toList();
        if (!wanted.equals(visible)) {
            visible.setAll(wanted);
        }
    }

    /// The visible ones, in order.
    ObservableList<ScaleModel> visible() {
        return visibleView;
    }

    /// The thumb of a router on a scale.
    Optional<Thumb> thumb(VirtualRouterId id, RouterRef ref) {
        return Optional.ofNullable(models.get(id))
                .flatMap(model -> model.scale().get().thumbs().stream().filter(t -> t.ref().equals(ref)).findFirst());
    }
}
