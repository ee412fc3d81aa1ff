package dev.baton.app.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import dev.baton.app.draft.Staging;
import dev.baton.app.files.ConfigFile;
import dev.baton.app.files.OpenConfigs;
import dev.baton.app.files.Remark;
import dev.baton.app.fx.Subscriptions;
import dev.baton.app.fx.Tasks;
import dev.baton.app.link.NodeLinks;
import dev.baton.app.source.ClusterSource;
import dev.baton.cluster.Member;
import dev.baton.cluster.Snapshot;
import dev.baton.config.Place;
import dev.baton.draft.Draft;
import dev.baton.draft.Edit;
import dev.baton.draft.Workspace;
import dev.baton.finding.Code;
import dev.baton.finding.Severity;

/// What the Config screen shows: the nodes with their configurations, the one that is looked at, what is to say of them
/// all, and the one in the other form. JavaFX thread.
final class ConfigViewModel {
    /// Nodes that are heard without a configuration; further ones are not listed.
    static final int MAX_UNMANAGED = 100;

    /// Something that is to be looked at, once.
    record Wanted(String node, Place place) {}

    private final ClusterSource source;
    private final Staging staging;
    private final Tasks.Lane<List<Remark>> examining;
    private final Tasks.Lane<Optional<Conversion>> converting;
    private final ObservableList<NodeRow> nodes = FXCollections.observableArrayList();
    private final ObservableList<NodeRow> nodesView = FXCollections.unmodifiableObservableList(nodes);
    private final ReadOnlyObjectWrapper<Optional<NodeRow>> selected = new ReadOnlyObjectWrapper<>(this, "selected",
            Optional.empty());
    private final ReadOnlyObjectWrapper<List<Remark>> remarks = new ReadOnlyObjectWrapper<>(this, "remarks",
            List.of());
    private final ReadOnlyObjectWrapper<Optional<Conversion>> conversion = new ReadOnlyObjectWrapper<>(this,
            "conversion", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Wanted>> wanted = new ReadOnlyObjectWrapper<>(this, "wanted",
            Optional.empty());
    private final Subscriptions held = new Subscriptions();
    private List<Draft> examined = List.of();
    private int stepped = -1;
    private boolean wantsConversion;

    ConfigViewModel(ClusterSource source, Staging staging, Tasks tasks) {
        this.source = source;
        this.staging = staging;
        this.examining = tasks.lane(this::told, e -> {
            throw e;
        });
        this.converting = tasks.lane(conversion::set, e -> {
            throw e;
        });
    }

    /// Begins to follow what is watched and staged.
    void start() {
        held.clear();
        source.configs().ifPresent(configs -> held.follow(configs, _ -> refresh()));
        held.follow(staging.workspace(), this::follow);
        held.follow(source.snapshot(), _ -> heard());
        source.links().ifPresent(links -> held.follow(links.nodes(), _ -> told()));
    }

    /// Lets go of it.
    void stop() {
        held.clear();
        examining.cancel();
        converting.cancel();
        examined = List.of();
    }

    private void follow(Workspace workspace) {
        List<Draft> drafts = workspace.drafts();
        if (drafts.isEmpty()) {
            remarks.set(open().map(OpenConfigs::remarks).orElse(List.of()));
        } else if (!drafts.equals(examined)) {
            examined = drafts;
            examining.submit(() -> DraftRemarks.of(drafts));
        }
        refresh();
    }

    private void told(List<Remark> found) {
        remarks.set(found);
        refresh();
    }

    /// The list follows the wire only where it changes the list.
    private void heard() {
        if (!unmanaged().equals(nodes.stream().filter(row -> row.drift() == Drift.UNMANAGED).map(NodeRow::name)
                .toList())) {
            refresh();
        }
    }

    /// The list follows what nodes tell of themselves only where it changes a badge.
    private void told() {
        List<Drift> shown = nodes.stream().map(NodeRow::drift).toList();
        if (!rows().stream().map(NodeRow::drift).toList().equals(shown)) {
            refresh();
        }
    }

    private void refresh() {
        if (staging.workspace().get().drafts().isEmpty()) {
            remarks.set(open().map(OpenConfigs::remarks).orElse(List.of()));
        }
        List<NodeRow> rows = rows();
        list(rows);
        Optional<NodeRow> again = selected.get().flatMap(before -> rows.stream()
                .filter(row -> row.name().equals(before.name()) && row.detail().equals(before.detail())).findFirst())
                .or(() -> rows.stream().filter(row -> row.kind().isPresent()).findFirst());
        if (!again.equals(selected.get())) {
            select(again);
        }
    }

    /// Rows that stay are replaced one by one, so that the list keeps its selection while somebody types.
    private void list(List<NodeRow> rows) {
        boolean isSame = rows.stream().map(NodeRow::name).toList().equals(nodes.stream().map(NodeRow::name).toList());
        if (!isSame) {
            nodes.setAll(rows);
            return;
        }
        for (int i = 0; i < rows.size(); i++) {
            if (!rows.get(i).equals(nodes.get(i))) {
                nodes.set(i, rows.get(i));
            }
        }
    }

    private List<NodeRow> rows() {
        List<NodeRow> rows = new ArrayList<>();
        Set<ConfigFile> used = new LinkedHashSet<>();
        List<ConfigFile> files = open().map(OpenConfigs::files).orElse(List.of());
        for (Draft draft : staging.workspace().get().drafts()) {
            Optional<ConfigFile> file = files.stream().filter(f -> !used.contains(f))
                    .filter(f -> isOf(f, draft)).findFirst();
            file.ifPresent(used::add);
            rows.add(row(draft, file));
        }
        for (ConfigFile file : files) {
            if (!used.contains(file)) {
                List<Remark> here = open().map(configs -> configs.remarks(file)).orElse(List.of());
                rows.add(new NodeRow(file.node(), file.name(), Optional.empty(), Optional.of(file),
                        file.config().isEmpty() ? Drift.BROKEN : Drift.IN_SYNC, count(here, Severity.ERROR),
                        count(here, Severity.WARNING)));
            }
        }
        unmanaged().forEach(name -> rows.add(new NodeRow(name, "", Optional.empty(), Optional.empty(),
                Drift.UNMANAGED, 0, 0)));
        return rows;
    }

    /// A file is known by its node, by its own name, or by both where several are of one node.
    private static boolean isOf(ConfigFile file, Draft draft) {
        return List.of(file.node(), file.name(), file.node() + " (" + file.name() + ")").contains(draft.node());
    }

    private NodeRow row(Draft draft, Optional<ConfigFile> file) {
        List<Remark> here = remarks(NodeRow.textName(draft));
        Drift drift = draft.config().isEmpty()
                ? Drift.BROKEN
                : draft.isEdited() ? Drift.EDITED : hasDrifted(draft.node()) ? Drift.DRIFTED : Drift.IN_SYNC;
        return new NodeRow(draft.node(), file.map(ConfigFile::name).filter(name -> !name.equals(draft.node()))
                .orElse(""), Optional.of(draft), file, drift, count(here, Severity.ERROR),
                count(here, Severity.WARNING));
    }

    private static long count(List<Remark> remarks, Severity severity) {
        return remarks.stream().filter(remark -> remark.severity() == severity).count();
    }

    /// Whether a node runs something else than was last pushed or approved from here.
    private boolean hasDrifted(String node) {
        return source.links().map(NodeLinks::findings).orElse(List.of()).stream()
                .anyMatch(finding -> finding.code() == Code.X10 && finding.subject().startsWith(node));
    }

    /// Nodes that are heard while others can be edited, and have no configuration here.
    private List<String> unmanaged() {
        Snapshot snapshot = source.snapshot().get();
        if (staging.bases().isEmpty()) {
            return List.of();
        }
        Set<String> known = new LinkedHashSet<>();
        staging.workspace().get().drafts().forEach(draft -> known.add(draft.node()));
        return snapshot.clusters().stream().flatMap(cluster -> cluster.members().stream()).map(Member::node)
                .filter(node -> !known.contains(node)).distinct().sorted().limit(MAX_UNMANAGED).toList();
    }

    /// What has a place in a text.
    private List<Remark> remarks(String textName) {
        return remarks.get().stream().filter(remark -> remark.spots().stream()
                .anyMatch(spot -> spot.place().file().equals(textName))).toList();
    }

    /// Looks at a node.
    void select(Optional<NodeRow> row) {
        if (!row.map(NodeRow::name).equals(selected.get().map(NodeRow::name))) {
            stepped = -1;
        }
        selected.set(row);
        convert();
    }

    /// Whether the other form of the configuration is looked at; it is worked out only while it is.
    void wantConversion(boolean isWanted) {
        wantsConversion = isWanted;
        convert();
    }

    private void convert() {
        converting.cancel();
        Optional<NodeRow> row = selected.get();
        if (conversion.get().map(Conversion::node).filter(node -> row.map(NodeRow::name).filter(node::equals)
                .isPresent()).isEmpty()) {
            conversion.set(Optional.empty());
        }
        if (wantsConversion) {
            converting.submit(() -> row
                    .flatMap(r -> r.draft().map(Conversion::of).or(() -> r.file().map(Conversion::of))));
        }
    }

    /// Looks at a node by its name.
    void select(String node) {
        nodes.stream().filter(row -> row.name().equals(node)).findFirst().ifPresent(row -> select(Optional.of(row)));
    }

    /// Looks at a place in a text.
    void show(Place place) {
        nodes.stream().filter(row -> row.textName().equals(place.file())
                || row.file().filter(file -> file.path().toString().equals(place.file())).isPresent()).findFirst()
                .ifPresent(row -> {
                    select(Optional.of(row));
                    wanted.set(Optional.of(new Wanted(row.name(), place)));
                });
    }

    /// What was wanted is shown.
    void seen() {
        wanted.set(Optional.empty());
    }

    /// To the next thing that is to say of the text, or back to the one before.
    void step(int step) {
        List<Place> places = selected.get().stream().flatMap(row -> remarks(row.textName()).stream()
                .flatMap(remark -> remark.spots().stream()).map(Remark.Spot::place)
                .filter(place -> place.file().equals(row.textName()))).distinct()
                .sorted(java.util.Comparator.comparingInt(Place::line).thenComparingInt(Place::column)).toList();
        if (!places.isEmpty()) {
            stepped = Math.clamp(stepped < 0 && step < 0 ? places.size() - 1 : stepped + step, 0, places.size() - 1);
            show(places.get(stepped));
        }
    }

    /// Somebody has typed.
    void typed(String node, String text) {
        staging.adjust(new Edit.Typed(node, text));
    }

    private Optional<OpenConfigs> open() {
        return source.configs().map(ReadOnlyObjectProperty::get);
    }

    /// Whether there is anything to look at.
    boolean hasConfigurations() {
        return source.configs().isPresent() || staging.bases().isPresent();
    }

    /// Whether what is looked at can be edited.
    boolean isEditable() {
        return staging.bases().isPresent();
    }

    /// The nodes, in order.
    ObservableList<NodeRow> nodes() {
        return nodesView;
    }

    /// The node that is looked at.
    ReadOnlyObjectProperty<Optional<NodeRow>> selected() {
        return selected.getReadOnlyProperty();
    }

    /// What is to say of all of them.
    ReadOnlyObjectProperty<List<Remark>> remarks() {
        return remarks.getReadOnlyProperty();
    }

    /// The place that is to be looked at.
    ReadOnlyObjectProperty<Optional<Wanted>> wanted() {
        return wanted.getReadOnlyProperty();
    }

    /// The node's configuration in the other form; empty while it is not looked at or worked out.
    ReadOnlyObjectProperty<Optional<Conversion>> conversion() {
        return conversion.getReadOnlyProperty();
    }
}
