package dev.baton.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.baton.app.action.Action;
import dev.baton.app.action.ActionTable;
import dev.baton.app.fx.Fx;
import dev.baton.app.fx.Pulse;
import dev.baton.app.fx.Tasks;
import dev.baton.app.i18n.Texts;
import dev.baton.app.link.NoDoors;
import dev.baton.app.link.NodeLinks;
import dev.baton.app.shell.AppContext;
import dev.baton.app.source.CaptureLoad;
import dev.baton.app.source.Notice;
import dev.baton.app.source.SourceKind;
import dev.baton.app.testing.Captures;
import dev.baton.app.testing.FxExtension;
import dev.baton.app.theme.Themes;
import dev.baton.app.traffic.TrafficView;

import static dev.baton.app.testing.FxExtension.onFx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Exports begun by their actions, as the palette, menus and keys begin them, down to the file.
class ExportTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int PACKETS = 60;
    @TempDir
    private Path folder = Path.of("");
    private final Tasks tasks = new Tasks();
    private final Pulse pulse = new Pulse();
    private final ActionTable actions = new ActionTable();
    private final List<List<String>> asked = new ArrayList<>();
    private final List<Sources> sources = new ArrayList<>();
    private final List<TrafficView> views = new ArrayList<>();
    private final List<Stage> stages = new ArrayList<>();
    private Path answer = Path.of("");

    /// A person who always answers with the same file.
    private final class Person implements FileDialogs {
        @Override
        public Optional<Path> open() {
            return Optional.empty();
        }

        @Override
        public List<Path> openConfigs() {
            return List.of();
        }

        @Override
        public Optional<Path> openFolder() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> save(String suggestedName, List<String> endings) {
            asked.add(endings);
            return Optional.of(answer);
        }
    }

    private static final class Host implements Sources.Host {
        @Override
        public void changed() {}

        @Override
        public void go(String screen) {}
    }

    @BeforeEach
    void open() throws Throwable {
        FxExtension.start();
        Path capture = Captures.write(folder.resolve("pair.pcapng"), PACKETS);
        onFx(() -> {
            Start start = new Start.OnCapture(capture);
            sources.add(new Sources(pulse, tasks, new NodeLinks(new NoDoors(""), pulse), (_, _) -> {
                throw new IllegalStateException("nothing is captured here");
            }, new Person(), start, new Host()));
            sources.getFirst().begin(start);
        });
        until(() -> sources.getFirst().composition().source().kind() == SourceKind.FILE);
        onFx(() -> {
            views.add(new TrafficView(new AppContext(Texts.of(Locale.ENGLISH), new Themes(Fx.colorScheme()), pulse,
                    tasks, actions, sources.getFirst().composition().source(), sources.getFirst())));
            Stage stage = new Stage();
            stage.setScene(new Scene(views.getFirst().view(), 1_280, 800));
            stage.show();
            stages.add(stage);
            views.getFirst().shown();
        });
        until(() -> table().getItems().size() == PACKETS);
    }

    @AfterEach
    void close() throws Throwable {
        onFx(() -> {
            views.getFirst().hidden();
            stages.forEach(Stage::close);
            sources.getFirst().close();
        });
        tasks.close();
    }

    private TableView<?> table() {
        return (TableView<?>) views.getFirst().view().lookup(".packet-table");
    }

    private void until(BooleanSupplier holds) {
        await().atMost(LIMIT).until(() -> {
            AtomicBoolean now = new AtomicBoolean();
            try {
                onFx(() -> now.set(holds.getAsBoolean()));
            } catch (Throwable e) {
                throw new AssertionError(e);
            }
            return now.get();
        });
    }

    private void perform(String id) throws Throwable {
        onFx(() -> {
            assertThat(actions.action(id).whyNot().getValue()).isEmpty();
            actions.action(id).command().run();
        });
    }

    private Notice told() {
        until(() -> sources.getFirst().notice().get().isPresent());
        return sources.getFirst().notice().get().orElseThrow();
    }

    private void select(int... rows) throws Throwable {
        onFx(() -> {
            table().getSelectionModel().clearSelection();
            table().getSelectionModel().selectIndices(rows[0], rows);
        });
    }

    @Test
    void allRowsShown_areExportedAsCsv() throws Throwable {
        answer = folder.resolve("all.csv");
        perform("traffic.export-shown");
        assertThat(told().key()).isEqualTo("watch.saved");
        assertThat(asked).containsExactly(List.of("csv", "json"));
        assertThat(Files.readAllLines(answer)).hasSize(PACKETS + 1).first().asString().startsWith("number,");
    }

    @Test
    void selectedRows_areExportedAsJson_becauseTheFileIsCalledSo() throws Throwable {
        answer = folder.resolve("some.JSON");
        select(4, 9);
        perform("traffic.export-selected");
        assertThat(told().level()).isEqualTo(Notice.Level.DONE);
        assertThat(Files.readAllLines(answer)).hasSize(4).startsWith("[").endsWith("]");
        assertThat(Files.readString(answer)).contains("\"frame.number\":5").contains("\"frame.number\":10");
    }

    @Test
    void selectedPackets_areSavedAsACapture() throws Throwable {
        answer = folder.resolve("some.pcapng");
        select(50, 3, 7);
        perform("traffic.save-selected");
        assertThat(told().args()).contains(3L);
        assertThat(new CaptureLoad(answer).read(_ -> {}).packets().lastNumber()).isEqualTo(3);
    }

    @Test
    void packetsShown_areSavedAsACapture() throws Throwable {
        answer = folder.resolve("all.pcapng");
        perform("traffic.save-shown");
        assertThat(told().args()).contains((long) PACKETS);
        assertThat(new CaptureLoad(answer).read(_ -> {}).packets().lastNumber()).isEqualTo(PACKETS);
    }

    @Test
    void fileThatCannotBeWritten_isToldByItsName() throws Throwable {
        answer = folder.resolve("no-such-folder").resolve("rows.csv");
        perform("traffic.export-shown");
        Notice notice = told();
        assertThat(notice.level()).isEqualTo(Notice.Level.FAILED);
        assertThat(notice.args()).containsExactly("rows.csv");
        assertThat(notice.detail()).contains(answer.toString()).contains("Choose a folder");
    }

    @Test
    void withoutSelection_actionsSayWhyNot() throws Throwable {
        onFx(() -> {
            table().getSelectionModel().clearSelection();
            for (String id : List.of("traffic.copy", "traffic.copy-json", "traffic.save-selected",
                    "traffic.export-selected")) {
                assertThat(actions.find(id).map(Action::whyNot).orElseThrow().getValue()).as(id)
                        .isEqualTo("Select packets in the table first.");
            }
        });
    }

    @Test
    void selectedPackets_areCopiedAsCsvAndAsJson() throws Throwable {
        select(0, 1);
        perform("traffic.copy");
        onFx(() -> assertThat(Clipboard.getSystemClipboard().getString().split("\r\n")).hasSize(3));
        perform("traffic.copy-json");
        onFx(() -> assertThat(Clipboard.getSystemClipboard().getString()).startsWith("[\n{").contains(
                "\"frame.number\":2"));
    }
}
