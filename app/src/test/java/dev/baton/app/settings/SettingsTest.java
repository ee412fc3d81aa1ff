package dev.baton.app.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.baton.app.i18n.Units;

import static org.assertj.core.api.Assertions.assertThat;

class SettingsTest {
    private static final Placement.Area LAPTOP = new Placement.Area(0, 30, 1440, 870);
    private static final Placement.Area MONITOR = new Placement.Area(1440, 0, 2560, 1440);
    @TempDir
    private Path folder = Path.of("");

    @Test
    void whatWasSaved_isRead_andNothingElseIsLeftBehind() throws IOException {
        Settings settings = Settings.DEFAULT.withLanguage("zh-TW").withTheme("dark").withMotion("reduced")
                .withZoomPercent(150).withRailCollapsed(true).withUnits(Units.SECONDS)
                .withLimits(new Limits(300, 250)).withWelcomed(true)
                .withPlacement(new Placement(-10, 20, 1300, 900, true));
        SettingsFile file = new SettingsFile(folder.resolve("sub").resolve("window.conf"));
        assertThat(file.save(settings)).isTrue();
        assertThat(file.save(settings)).isTrue();
        assertThat(file.load()).isEqualTo(settings);
        try (Stream<Path> left = Files.list(folder.resolve("sub"))) {
            assertThat(left.count()).isEqualTo(1);
        }
    }

    @Test
    void badLines_costOneSettingEach() throws IOException {
        Path path = folder.resolve("window.conf");
        Files.write(path, List.of("theme = dark", "zoom = 99999999999", "language = <script>", "no equals",
                "window.x = 1", "window.y = y", "= x"));
        assertThat(new SettingsFile(path).load()).isEqualTo(Settings.DEFAULT.withTheme("dark"));
    }

    @Test
    void noTextAtAll_givesTheDefaults() throws IOException {
        Path path = folder.resolve("window.conf");
        assertThat(new SettingsFile(path).load()).isEqualTo(Settings.DEFAULT);
        Files.write(path, new byte[]{(byte) 0xff, (byte) 0xfe, 0, 1});
        assertThat(new SettingsFile(path).load()).isEqualTo(Settings.DEFAULT);
        assertThat(new SettingsFile(folder).load()).isEqualTo(Settings.DEFAULT);
    }

    @Test
    void folderThatCannotBeWritten_isNoFailure() throws IOException {
        Path blocked = Files.writeString(folder.resolve("file"), "");
        assertThat(new SettingsFile(blocked.resolve("window.conf")).save(Settings.DEFAULT)).isFalse();
    }

    @Test
    void zoom_staysWithinItsBounds() {
        assertThat(Settings.DEFAULT.withZoomPercent(1000).zoomPercent()).isEqualTo(200);
        assertThat(Settings.DEFAULT.withZoomPercent(0).zoomPercent()).isEqualTo(50);
    }

    @Test
    void limits_areBroughtWithinTheirBounds() throws IOException {
        Path path = folder.resolve("window.conf");
        Files.write(path, List.of("limit.undo-seconds = 5", "limit.outage-millis = 999999", "units = fortnights"));
        Settings read = new SettingsFile(path).load();
        assertThat(read.limits()).isEqualTo(new Limits(Limits.MIN_UNDO_SECONDS, Limits.MAX_OUTAGE_MILLIS));
        assertThat(read.units()).isEqualTo(Units.AUTOMATIC);
    }

    @Test
    void placement_isPulledOntoTheScreenItOverlapsMost() {
        Placement half = new Placement(1500, 1200, 1200, 800, false);
        assertThat(half.clamped(List.of(LAPTOP, MONITOR))).isEqualTo(new Placement(1500, 640, 1200, 800, false));
    }

    @Test
    void placementOnAMonitorThatIsGone_isCentredOnTheFirst() {
        Placement gone = new Placement(5000, 100, 1200, 800, true);
        assertThat(gone.clamped(List.of(LAPTOP))).isEqualTo(new Placement(80, 65, 1280, 800, true));
    }

    @Test
    void placement_isNoSmallerThanTheScreensNeed_andNoLargerThanTheDisplay() {
        Placement tiny = new Placement(10, 40, 50, 50, false);
        assertThat(tiny.clamped(List.of(LAPTOP))).isEqualTo(new Placement(10, 40, 1000, 640, false));
        Placement huge = new Placement(0, 0, 9000, 9000, false);
        assertThat(huge.clamped(List.of(LAPTOP))).isEqualTo(new Placement(0, 30, 1440, 870, false));
    }

    @Test
    void settingsWithoutPlacement_haveNone() {
        assertThat(Settings.fromMap(Settings.DEFAULT.toMap()).placement()).isEqualTo(Optional.empty());
    }
}
