package dev.baton.app;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import dev.baton.adapter.pcap.CaptureException;
import dev.baton.adapter.pcap.CaptureInterfaces;
import dev.baton.adapter.sim.LabPreset;
import dev.baton.app.files.OpenConfigs;
import dev.baton.app.fx.Pulse;
import dev.baton.app.fx.Tasks;
import dev.baton.app.lab.LabSetup;
import dev.baton.app.link.NodeLinks;
import dev.baton.app.source.CaptureLoad;
import dev.baton.app.source.CaptureSource;
import dev.baton.app.source.ClusterSource;
import dev.baton.app.source.ConfigsSource;
import dev.baton.app.source.Lines;
import dev.baton.app.source.LiveSource;
import dev.baton.app.source.LoadedCapture;
import dev.baton.app.source.NodesSource;
import dev.baton.app.source.Notice;
import dev.baton.app.source.Opening;
import dev.baton.app.source.PacketExport;
import dev.baton.app.source.PacketFeed;
import dev.baton.app.source.PacketText;
import dev.baton.app.source.ReplaySource;
import dev.baton.app.source.RowExport;
import dev.baton.app.source.SourceDesk;
import dev.baton.app.source.Tap;
import dev.baton.app.source.TextForm;
import dev.baton.app.source.TravelWish;

/// What the window watches, and the changing of it. One thing is opened at a time; what is opened next takes its place.
/// JavaFX thread.
final class Sources implements SourceDesk {
    private static final DateTimeFormatter SAVED_AT = DateTimeFormatter.ofPattern("uuuu-MM-dd-HHmmss", Locale.ROOT);
    private static final String ENDING = "pcapng";
    private static final String NODES = "nodes";

    /// What a window is asked for.
    interface Host {
        /// The composition is another one: the frame is to be made anew on it. The old one is closed afterwards.
        void changed();

        /// The same source is shown at another time: the frame is to be made anew on it, on the same screen.
        default void travelled() {
            changed();
        }

        /// A screen is to be shown.
        void go(String screen);
    }

    private final Pulse pulse;
    private final Tasks tasks;
    private final NodeLinks links;
    private final Tap.Opener opener;
    private final FileDialogs dialogs;
    private final Host host;
    private final LabSetup labSetup;
    private final ReadOnlyObjectWrapper<Optional<Opening>> opening = new ReadOnlyObjectWrapper<>(this, "opening",
            Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Notice>> notice = new ReadOnlyObjectWrapper<>(this, "notice",
            Optional.empty());
    private Composition composition;
    private Optional<Errand<?>> errand = Optional.empty();

    /// @param links  the paired nodes
    /// @param opener opens interfaces
    /// @param start  what is watched first; what has to be opened is opened by [#begin]
    Sources(Pulse pulse, Tasks tasks, NodeLinks links, Tap.Opener opener, FileDialogs dialogs, Start start, Host host) {
        this.pulse = pulse;
        this.tasks = tasks;
        this.links = links;
        this.opener = opener;
        this.dialogs = dialogs;
        this.host = host;
        switch (start) {
            case Start.OnLab(LabSetup setup) -> {
                labSetup = setup;
                composition = new LabComposition(pulse, setup, links);
            }
            case Start.OnInterfaces _,Start.OnCapture _,Start.OnConfigs _ -> {
                labSetup = LabSetup.of(LabPreset.THREE);
                composition = NetworkComposition.empty(this::watchLab, links);
            }
            case Start.OnNodes _ -> {
                labSetup = LabSetup.of(LabPreset.THREE);
                composition = links.nodes().get().isEmpty()
                        ? NetworkComposition.empty(this::watchLab, links)
                        : NetworkComposition.of(new NodesSource(pulse, links, Optional.empty()), this::watchLab, links);
            }
        }
    }

    /// Opens what the window was started for.
    void begin(Start start) {
        switch (start) {
            case Start.OnLab _ -> {
            }
            case Start.OnNodes _ -> {
                if (links.nodes().get().isEmpty()) {
                    host.go(NODES);
                }
            }
            case Start.OnInterfaces(List<String> names) -> watchLive(names);
            case Start.OnCapture(Path file) -> openCapture(file);
            case Start.OnConfigs(List<Path> paths) -> openConfigs(paths);
        }
    }

    /// The source that is watched, whether it is shown as it is now or as it was.
    ClusterSource watched() {
        return composition instanceof ReplayComposition past ? past.now().source() : composition.source();
    }

    @Override
    public void travel(TravelWish wish) {
        Composition before = composition;
        Composition now = before instanceof ReplayComposition past ? past.now() : before;
        composition = new ReplayComposition(now, new ReplaySource(now.source(), wish, pulse, tasks));
        host.travelled();
        if (before instanceof ReplayComposition past) {
            past.past().close();
        }
    }

    @Override
    public void backToNow() {
        if (composition instanceof ReplayComposition(Composition now, ReplaySource past)) {
            composition = now;
            host.travelled();
            past.close();
        }
    }

    /// What is watched now.
    Composition composition() {
        return composition;
    }

    /// Ends everything.
    void close() {
        cancel();
        composition.close();
    }

    @Override
    public void watchLab() {
        cancel();
        dismiss();
        backToNow();
        if (composition instanceof LabComposition lab) {
            host.go(lab.first());
        } else {
            change(new LabComposition(pulse, labSetup, links));
        }
    }

    @Override
    public void watchLive(List<String> interfaces) {
        String names = String.join(", ", interfaces);
        start(new Errand<>(tasks, _ -> Lines.open(interfaces, opener), new Errand.Ends<>(this::opened,
                e -> failed("watch.failed.live", names, e, CaptureInterfaces.isAllowed() ? "" : "source.capture")),
                () -> {}, Lines::close, showing("watch.opening.live", names, false)));
    }

    @Override
    public void watchNodes() {
        cancel();
        dismiss();
        backToNow();
        boolean isWatched = composition.source() instanceof NodesSource nodes && nodes.interfaces().isEmpty();
        if (links.nodes().get().isEmpty()) {
            host.go(NODES);
        } else if (isWatched) {
            host.go(composition.first());
        } else {
            change(NetworkComposition.of(new NodesSource(pulse, links, Optional.empty()), this::watchLab, links));
        }
    }

    @Override
    public void openCapture(Path file) {
        String name = String.valueOf(file.getFileName());
        CaptureLoad load = new CaptureLoad(file);
        start(new Errand<>(tasks, load::read, new Errand.Ends<>(this::loaded,
                e -> failed("watch.failed.file", name, e, "")), load::cancel, _ -> {},
                showing("watch.opening.file", name, true)));
    }

    @Override
    public void chooseCapture() {
        dialogs.open().ifPresent(this::openCapture);
    }

    @Override
    public void openConfigs(List<Path> paths) {
        String name = paths.size() == 1 ? String.valueOf(paths.getFirst().getFileName()) : paths.size() + " ×";
        start(new Errand<>(tasks, _ -> OpenConfigs.read(paths), new Errand.Ends<>(this::read,
                e -> failed("watch.failed.file", name, e, "")), () -> {}, _ -> {},
                showing("watch.opening.file", name, false)));
    }

    @Override
    public void chooseConfigs() {
        List<Path> chosen = dialogs.openConfigs();
        if (!chosen.isEmpty()) {
            openConfigs(chosen);
        }
    }

    @Override
    public void chooseConfigFolder() {
        dialogs.openFolder().ifPresent(folder -> openConfigs(List.of(folder)));
    }

    @Override
    public void openSamplePair() {
        start(new Errand<>(tasks, _ -> OpenConfigs.read(List.of(TextSave.samplePair())), new Errand.Ends<>(this::read,
                e -> failed("watch.failed.sample", "", e, "")), () -> {}, _ -> {}, _ -> {}));
    }

    @Override
    public void open(List<Path> paths) {
        Path first = paths.getFirst();
        String name = String.valueOf(first.getFileName());
        Consumer<Boolean> route = isCapture -> {
            over();
            if (isCapture) {
                openCapture(first);
            } else {
                openConfigs(paths);
            }
        };
        start(new Errand<>(tasks, _ -> CaptureLoad.isCapture(first), new Errand.Ends<>(route,
                e -> failed("watch.failed.file", name, e, "")), () -> {}, _ -> {},
                showing("watch.opening.file", name, false)));
    }

    private void read(OpenConfigs configs) {
        over();
        if (configs.files().isEmpty()) {
            tell(new Notice(Notice.Level.FAILED, "watch.no-configs", List.of(configs.name()), "",
                    "source.configs"));
            return;
        }
        change(new ConfigComposition(new ConfigsSource(configs, tasks), this::watchLab, links));
        if (configs.isMore()) {
            tell(new Notice(Notice.Level.PARTLY, "watch.many-configs",
                    List.of(configs.name(), OpenConfigs.MAX_FILES), "", ""));
        }
    }

    @Override
    public void saveText(String suggestedName, List<TextForm> forms) {
        dialogs.save(suggestedName, forms.stream().map(TextForm::ending).toList()).ifPresent(file -> {
            String name = String.valueOf(file.getFileName());
            if (isOpen(file)) {
                tell(new Notice(Notice.Level.FAILED, "watch.failed.open", List.of(name), "", ""));
                return;
            }
            TextForm form = forms.stream()
                    .filter(f -> name.toLowerCase(Locale.ROOT).endsWith("." + f.ending())).findFirst()
                    .orElseGet(forms::getFirst);
            start(new Errand<>(tasks, _ -> TextSave.save(file, form), new Errand.Ends<>(
                    _ -> tell(new Notice(Notice.Level.DONE, "watch.saved-text", List.of(name), "", "")),
                    e -> failed("watch.failed.save", name, e, "")), () -> {}, _ -> {},
                    showing("watch.opening.save", name, false)));
        });
    }

    @Override
    public void saveBytes(String suggestedName, String ending, Supplier<byte[]> content) {
        dialogs.save(suggestedName, List.of(ending)).ifPresent(file -> {
            String name = String.valueOf(file.getFileName());
            if (isOpen(file)) {
                tell(new Notice(Notice.Level.FAILED, "watch.failed.open", List.of(name), "", ""));
                return;
            }
            start(new Errand<>(tasks, _ -> TextSave.save(file, content), new Errand.Ends<>(
                    _ -> tell(new Notice(Notice.Level.DONE, "watch.saved-text", List.of(name), "", "")),
                    e -> failed("watch.failed.save", name, e, "")), () -> {}, _ -> {},
                    showing("watch.opening.save", name, false)));
        });
    }

    /// A file that is looked at here is never written to.
    private boolean isOpen(Path file) {
        Path wanted = file.toAbsolutePath().normalize();
        return composition.source().configs().stream().flatMap(open -> open.get().files().stream())
                .flatMap(open -> Stream.concat(Stream.of(open.path()), open.included().stream()))
                .anyMatch(open -> open.toAbsolutePath().normalize().equals(wanted));
    }

    @Override
    public void savePackets(Optional<LongStream> numbers) {
        Optional<PacketFeed> packets = composition.source().packets();
        if (packets.isEmpty()) {
            return;
        }
        dialogs.save(name(), List.of(ENDING)).ifPresent(file -> save(packets.get(), numbers, file));
    }

    private static String name() {
        return "baton-" + LocalDateTime.now(ZoneId.systemDefault()).format(SAVED_AT);
    }

    @Override
    public void exportRows(List<PacketText> forms, LongStream numbers, long total) {
        composition.source().packets().ifPresent(packets -> dialogs
                .save(name(), forms.stream().map(PacketText::ending).toList()).ifPresent(file -> {
                    String fileName = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
                    PacketText form = forms.stream().filter(f -> fileName.endsWith("." + f.ending())).findFirst()
                            .orElseGet(forms::getFirst);
                    RowExport export = new RowExport(packets.store(), numbers, total, form);
                    saving(file, progress -> export.save(file, progress), export::cancel);
                }));
    }

    private void save(PacketFeed packets, Optional<LongStream> numbers, Path file) {
        PacketExport export = numbers.map(chosen -> new PacketExport(packets.store(), chosen))
                .orElseGet(() -> PacketExport.ofAll(packets.store()));
        saving(file, progress -> export.save(file, progress), export::cancel);
    }

    private void saving(Path file, Function<DoubleConsumer, Long> work, Runnable stop) {
        String name = String.valueOf(file.getFileName());
        Consumer<Long> saved = count -> tell(new Notice(Notice.Level.DONE,
                count == 1 ? "watch.saved-one" : "watch.saved", List.of(name, count), "", ""));
        start(new Errand<>(tasks, work, new Errand.Ends<>(saved, e -> failed("watch.failed.save", name, e, "")), stop,
                _ -> {}, showing("watch.opening.save", name, true)));
    }

    private void start(Errand<?> next) {
        Optional<Errand<?>> before = errand;
        before.ifPresent(Errand::giveUp);
        opening.set(Optional.empty());
        dismiss();
        errand = Optional.of(next);
    }

    private DoubleConsumer showing(String key, String name, boolean counted) {
        return now -> opening.set(Optional.of(new Opening(key, name, counted ? now : Opening.UNKNOWN)));
    }

    /// Beside paired nodes that are watched: what they tell and what is heard here is one picture.
    private void opened(Lines lines) {
        over();
        change(watched() instanceof NodesSource
                ? NetworkComposition.of(new NodesSource(pulse, links, Optional.of(lines)), this::watchLab, links)
                : NetworkComposition.of(new LiveSource(pulse, lines), this::watchLab, links));
    }

    private void loaded(LoadedCapture capture) {
        over();
        change(NetworkComposition.of(new CaptureSource(capture).lookForFindings(pulse), this::watchLab, links));
        long dropped = capture.packets().store().dropped();
        if (!capture.problem().isEmpty()) {
            tell(new Notice(Notice.Level.PARTLY, "watch.partly.file", List.of(capture.name()), capture.problem(), ""));
        } else if (dropped > 0) {
            tell(new Notice(Notice.Level.PARTLY, "watch.trimmed.file", List.of(capture.name(), dropped), "", ""));
        }
    }

    private void failed(String key, String name, CaptureException why, String actionId) {
        over();
        tell(new Notice(Notice.Level.FAILED, key, List.of(name), String.valueOf(why.getMessage()), actionId));
    }

    private void tell(Notice told) {
        over();
        notice.set(Optional.of(told));
    }

    private void over() {
        errand = Optional.empty();
        opening.set(Optional.empty());
    }

    private void change(Composition next) {
        Composition old = composition;
        composition = next;
        host.changed();
        old.close();
    }

    @Override
    public void cancel() {
        errand.ifPresent(Errand::giveUp);
        over();
    }

    @Override
    public ReadOnlyObjectProperty<Optional<Opening>> opening() {
        return opening.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyObjectProperty<Optional<Notice>> notice() {
        return notice.getReadOnlyProperty();
    }

    @Override
    public void dismiss() {
        notice.set(Optional.empty());
    }
}
