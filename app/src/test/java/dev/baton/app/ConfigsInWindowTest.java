package dev.baton.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import javafx.util.Subscription;

import org.fxmisc.richtext.GenericStyledArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.baton.app.files.SamplePair;
import dev.baton.app.fx.Pulse;
import dev.baton.app.settings.SettingsFile;
import dev.baton.app.source.Notice;
import dev.baton.app.source.SourceKind;
import dev.baton.app.source.Tap;
import dev.baton.app.testing.Captures;
import dev.baton.app.testing.CssWarnings;
import dev.baton.app.testing.Feeds;
import dev.baton.app.testing.FxExtension;
import dev.baton.app.testing.Pictures;

import static dev.baton.app.testing.FxExtension.onFx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Configuration files in the whole window: opened, read again, led to from findings, and never written to.
class ConfigsInWindowTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    @TempDir
    private Path folder = Path.of("");
    private final List<BatonApp> opened = new ArrayList<>();
    private final Pulse frames = new Pulse();

    @BeforeEach
    void settings() throws IOException {
        FxExtension.start();
        Files.writeString(folder.resolve("window.conf"), "language = en\ntheme = light\nwelcomed = true\n");
    }

    @AfterEach
    void close() throws Throwable {
        onFx(() -> opened.forEach(BatonApp::close));
    }

    private BatonApp app() {
        return opened.getLast();
    }

    private void open(Start start) throws Throwable {
        onFx(() -> {
            opened.add(new BatonApp(new Stage(), new SettingsFile(folder.resolve("window.conf")),
                    folder.resolve("reports"), start, Tap::ofInterface, () -> {}));
            app().open();
            scene().getWindow().setWidth(1_280);
            scene().getWindow().setHeight(800);
        });
    }

    /// The scene of the program that this test has opened; other tests may have windows, too.
    private Scene scene() {
        return opened.getLast().shell().view().getScene();
    }

    private void frames(int count) throws Throwable {
        CountDownLatch seen = new CountDownLatch(count);
        List<Subscription> held = new ArrayList<>();
        onFx(() -> held.add(frames.eachFrame(_ -> seen.countDown())));
        assertThat(seen.await(60, TimeUnit.SECONDS)).isTrue();
        onFx(() -> held.getFirst().unsubscribe());
    }

    private static <T> T get(Supplier<T> value) {
        List<T> got = Collections.synchronizedList(new ArrayList<>());
        try {
            onFx(() -> got.add(value.get()));
        } catch (Throwable t) {
            throw new AssertionError(t);
        }
        return got.getFirst();
    }

    private void awaitKind(SourceKind kind) {
        await().atMost(LIMIT).until(() -> get(() -> app().sources().composition().source().kind()) == kind);
    }

    private List<String> shown(String selector) {
        return get(() -> app().shell().view().lookupAll(selector).stream().filter(Labeled.class::isInstance)
                .map(n -> ((Labeled) n).getText()).toList());
    }

    private void run(String action) throws Throwable {
        onFx(() -> app().shell().actions().action(action).command().run());
        frames(3);
    }

    private Path pair() throws IOException {
        return SamplePair.layOut(folder.resolve("pair"));
    }

    @Test
    void folderOfConfigurations_isOpenedWithItsFiles_andTheirFindingsLeadToTheirLines() throws Throwable {
        Path pair = pair();
        open(new Start.OnConfigs(List.of(pair)));
        awaitKind(SourceKind.CONFIGS);
        frames(5);

        assertThat(get(() -> app().shell().shown().get())).isEqualTo("config");
        assertThat(shown(".source-switch")).containsExactly("Files: pair");
        assertThat(shown(".file-node")).contains("nginx_master154", "nginx_backup155");
        run("go.findings");
        assertThat(shown(".inbox-title")).isNotEmpty();
        run("findings.evidence");

        assertThat(get(() -> app().shell().shown().get())).isEqualTo("config");
        TabPane tabs = (TabPane) get(() -> app().shell().view().lookup(".config-tabs"));
        await().atMost(LIMIT).until(() -> get(() -> tabs.getSelectionModel().getSelectedItem().getId())
                .equals("config-tab-text"));
        GenericStyledArea<?, ?, ?> text = (GenericStyledArea<?, ?, ?>) get(
                () -> tabs.lookup(".styled-text-area"));
        await().atMost(LIMIT).until(() -> get(text::getCurrentParagraph) > 0);
    }

    @Test
    void fileThatChangesOnDisk_isReadAgain_andNothingIsEverWrittenToIt() throws Throwable {
        Path file = Files.writeString(folder.resolve("n1.yaml"), """
                node: n1
                routers:
                  - { name: web, interface: eth0, vrid: 51, priority: 500, addresses: [10.0.0.100/24] }
                """);
        String before = Files.readString(file);
        open(new Start.OnConfigs(List.of(file)));
        awaitKind(SourceKind.CONFIGS);
        await().atMost(LIMIT).until(() -> shown(".file-errors").contains("1"));
        assertThat(Files.readString(file)).isEqualTo(before);

        Files.writeString(file, before.replace("500", "150"));
        await().atMost(LIMIT).until(() -> shown(".file-content").contains("routers: 1 · checks: 0"));
        Files.delete(file);
        await().atMost(LIMIT).until(() -> shown(".file-content").contains("cannot be used"));
    }

    @Test
    void folderWithoutConfigurations_costsNothing_andIsTold() throws Throwable {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        open(new Start.OnConfigs(List.of(empty)));
        await().atMost(LIMIT).until(() -> get(() -> app().sources().notice().get().isPresent()));

        assertThat(get(() -> app().sources().composition().source().kind())).isEqualTo(SourceKind.NONE);
        assertThat(get(() -> app().sources().notice().get().orElseThrow().level())).isEqualTo(Notice.Level.FAILED);
        assertThat(shown(".notice-title")).singleElement().asString().startsWith("There is no configuration in empty");
    }

    @Test
    void whatIsDropped_isToldApartByItsContent() throws Throwable {
        Path capture = Captures.write(folder.resolve("named-without-an-ending"), 40);
        Path text = Files.writeString(folder.resolve("keepalived.conf.n1"), "vrrp_instance A {\n interface eth0\n}\n");
        open(new Start.OnConfigs(List.of(pair())));
        awaitKind(SourceKind.CONFIGS);
        onFx(() -> app().sources().open(List.of(capture)));
        awaitKind(SourceKind.FILE);
        onFx(() -> app().sources().open(List.of(text)));
        awaitKind(SourceKind.CONFIGS);
        assertThat(shown(".source-switch")).containsExactly("Files: keepalived.conf.n1");
    }

    @Test
    void findingOfPackets_leadsToThePacketsThatShowIt_selectedInTheTable() throws Throwable {
        Path capture = Captures.write(folder.resolve("split.pcapng"), Feeds.split(400));
        open(new Start.OnCapture(capture));
        awaitKind(SourceKind.FILE);
        run("go.findings");
        await().atMost(LIMIT).until(() -> shown(".inbox-code").contains("S01"));
        await().atMost(LIMIT).until(() -> get(() -> app().shell().actions().action("findings.evidence").possible()));
        assertThat(shown(".rail-badge")).anyMatch(text -> !text.isEmpty() && !text.equals("0"));
        List<String> proofs = shown(".proof-button");
        run("findings.evidence");

        assertThat(get(() -> app().shell().shown().get())).isEqualTo("traffic");
        TableView<?> table = (TableView<?>) get(() -> app().shell().view().lookup(".packet-table"));
        await().atMost(LIMIT).until(() -> get(() -> table.getSelectionModel().getSelectedIndices().size()) == proofs
                .size());
        List<String> numbers = get(() -> table.getSelectionModel().getSelectedIndices().stream()
                .map(i -> "Packet " + (i + 1)).toList());
        assertThat(numbers).containsExactlyInAnyOrderElementsOf(proofs.stream().map(p -> p.replace(",", "")).toList());
    }

    @Test
    void acknowledgement_isKeptInTheSettings_untilTheCauseComesBack() throws Throwable {
        Path capture = Captures.write(folder.resolve("split.pcapng"), Feeds.split(400));
        open(new Start.OnCapture(capture));
        awaitKind(SourceKind.FILE);
        run("go.findings");
        await().atMost(LIMIT).until(() -> shown(".inbox-code").contains("S01"));
        run("findings.acknowledge");
        await().atMost(LIMIT).until(() -> shown(".finding-state").contains("acknowledged"));
        onFx(() -> app().close());
        assertThat(Files.readString(folder.resolve("window.conf"))).containsPattern("finding\\.[0-9a-f]{16} = ack");

        open(new Start.OnCapture(capture));
        awaitKind(SourceKind.FILE);
        run("go.findings");
        await().atMost(LIMIT).until(() -> shown(".finding-state").contains("acknowledged"));
    }

    @Test
    void everyScreenOnFiles_isDrawnInBothThemesAndLanguages_withoutWarning() throws Throwable {
        Path pair = pair();
        Files.writeString(pair.resolve("n3.yaml"), """
                node: n3
                routers:
                  - name: web
                    interface: eth0
                    vrid: 154
                    priority: 300
                    password: secret
                    addresses: [10.63.0.158/24]
                """);
        Files.writeString(pair.resolve("n4.yaml"), """
                node: n4
                routers:
                  - { name: other, interface: eth0, vrid: 60, priority: 100, addresses: [10.63.0.159/24] }
                """);
        CssWarnings[] warnings = new CssWarnings[1];
        onFx(() -> warnings[0] = new CssWarnings());
        open(new Start.OnConfigs(List.of(pair)));
        awaitKind(SourceKind.CONFIGS);
        for (String look : List.of("light-en", "dark-zh-TW", "dark-en", "light-zh-TW")) {
            String[] words = look.split("-", 2);
            onFx(() -> app().settings().update(s -> s.withTheme(words[0]).withLanguage(words[1])));
            frames(3);
            for (String screen : List.of("overview", "config", "findings")) {
                onFx(() -> app().shell().go(screen));
                frames(10);
                if (screen.equals("findings")) {
                    onFx(() -> ((ListView<?>) app().shell().view().lookup(".inbox")).getSelectionModel().select(8));
                }
                frames(10);
                onFx(() -> Pictures.save(scene(), "files-" + screen + "-" + look));
            }
            onFx(() -> {
                app().shell().go("config");
                ((ListView<?>) app().shell().view().lookup(".file-list")).getSelectionModel().select(2);
            });
            frames(10);
            onFx(() -> Pictures.save(scene(), "files-config-0-" + look));
            for (int tab : new int[]{0, 1, 2, 3, 4}) {
                onFx(() -> ((TabPane) app().shell().view().lookup(".config-tabs")).getSelectionModel().select(tab));
                if (tab == 4) {
                    await().atMost(LIMIT).until(() -> !shown(".standing-id").isEmpty());
                }
                frames(20);
                onFx(() -> Pictures.save(scene(), "files-config-" + tab + "-" + look));
            }
        }
        onFx(() -> warnings[0].close());
        assertThat(warnings[0].messages()).isEmpty();
        assertThat(Optional.of(Files.readString(pair.resolve("n3.yaml"))).filter(t -> t.contains("secret")))
                .isPresent();
    }
}
