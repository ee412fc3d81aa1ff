package dev.baton.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.baton.app.draft.FakeBases;
import dev.baton.app.draft.StagedActions;
import dev.baton.app.draft.Staging;
import dev.baton.app.settings.SettingsFile;
import dev.baton.app.source.SourceKind;
import dev.baton.app.source.Tap;
import dev.baton.app.testing.FxExtension;
import dev.baton.draft.Draft;
import dev.baton.draft.Edit;

import static dev.baton.app.testing.FxExtension.onFx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Staged changes in the whole window: kept when it closes, back when it opens, and written into their files.
class StagedInWindowTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    private Path folder = Path.of("");
    private final List<BatonApp> opened = new ArrayList<>();

    @BeforeEach
    void files() throws IOException {
        FxExtension.start();
        Files.writeString(folder.resolve("window.conf"), "language = en\ntheme = light\nwelcomed = true\n");
        Files.createDirectories(folder.resolve("configs"));
        Files.writeString(folder.resolve("configs/n1.yaml"), FakeBases.yaml("n1", 150).text());
        Files.writeString(folder.resolve("configs/n2.yaml"), FakeBases.yaml("n2", 100).text());
    }

    @AfterEach
    void close() throws Throwable {
        onFx(() -> opened.forEach(app -> {
            app.onLoss(_ -> true);
            app.close();
        }));
    }

    private BatonApp open() throws Throwable {
        onFx(() -> {
            opened.add(new BatonApp(new Stage(), new SettingsFile(folder.resolve("window.conf")),
                    folder.resolve("reports"), new Start.OnConfigs(List.of(folder.resolve("configs"))),
                    Tap::ofInterface, () -> {}));
            opened.getLast().open();
        });
        BatonApp app = opened.getLast();
        AtomicBoolean isThere = new AtomicBoolean();
        await().atMost(LIMIT).until(() -> {
            get(() -> isThere.set(app.sources().composition().source().kind() == SourceKind.CONFIGS
                    && app.staging().isOpened()));
            return isThere.get();
        });
        return app;
    }

    private static void get(FxExtension.Work work) {
        try {
            onFx(work);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void editsOutlastTheWindow_withoutAQuestion() throws Throwable {
        BatonApp first = open();
        List<String> asked = new ArrayList<>();
        onFx(() -> {
            first.onLoss(problem -> asked.add(problem));
            first.staging().stage(new Edit.Priority("n1", "VI_1", 90));
            first.close();
        });
        assertThat(asked).isEmpty();
        BatonApp second = open();
        onFx(() -> {
            assertThat(second.staging().workspace().get().draft("n1").map(Draft::text).orElse(""))
                    .contains("priority: 90");
            assertThat(second.staging().told().get()).containsInstanceOf(Staging.Told.Restored.class);
            second.staging().discard();
        });
    }

    @Test
    void editsThatCannotBeKept_areAskedAbout_andStayingKeepsTheWindow() throws Throwable {
        Files.writeString(folder.resolve("drafts"), "in the way");
        BatonApp app = open();
        List<String> asked = new ArrayList<>();
        onFx(() -> {
            app.onLoss(problem -> !asked.add(problem));
            app.staging().stage(new Edit.Priority("n1", "VI_1", 90));
            app.close();
            assertThat(asked).hasSize(1);
            assertThat(app.shell().view().getScene().getWindow().isShowing()).isTrue();
        });
    }

    @Test
    void savedEdits_standInTheFiles() throws Throwable {
        BatonApp app = open();
        onFx(() -> {
            app.staging().stage(new Edit.Priority("n1", "VI_1", 90));
            app.shell().actions().action(StagedActions.SAVE).command().run();
        });
        await().atMost(LIMIT).until(() -> Files.readString(folder.resolve("configs/n1.yaml"))
                .equals(FakeBases.yaml("n1", 90).text()));
        AtomicBoolean isOver = new AtomicBoolean();
        await().atMost(LIMIT).until(() -> {
            get(() -> isOver.set(!app.staging().workspace().get().isEdited()));
            return isOver.get();
        });
        onFx(() -> assertThat(app.staging().workspace().get().conflicts()).isEmpty());
    }
}
