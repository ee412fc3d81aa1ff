package dev.baton.real;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/// What `installers/demo cluster --walk` shows a user.
class ClusterDemoTest {
    @TempDir
    private Path folder = Path.of(".");

    @BeforeEach
    void needs() {
        Rig.needs("keepalived");
    }

    @Test
    void walk_endsWellAtEveryCommand() throws Exception {
        assertThat(new ClusterDemo(folder).show(List.of())).isEmpty();
    }
}
