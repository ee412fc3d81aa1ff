package dev.baton.keepalived;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import dev.baton.config.ConfigLoader;
import dev.baton.config.GroupSpec;
import dev.baton.config.NodeConfig;
import dev.baton.config.NotifyRule;
import dev.baton.config.Problem;
import dev.baton.config.RouterSpec;
import dev.baton.config.Severity;
import dev.baton.config.TrackSpec;

import static org.assertj.core.api.Assertions.assertThat;

/// What is exported and imported again is the same configuration.
class RoundTripTest {
    private static final int RUNS = Math.max(500, Integer.getInteger("baton.fuzz.runs", 2_000) / 40);
    private static final String FOLDER = "/etc/baton/scripts";

    @Test
    void everyConfigurationThatKeepalivedCanSay_comesBackAsItWas() {
        for (int seed = 0; seed < RUNS; seed++) {
            NodeConfig config = new RandomExportables(seed, true).next();
            assertThat(errors(ConfigLoader.problems(config))).as("seed %s", seed).isEmpty();

            Export export = ConfExporter.write(config, FOLDER);
            Import back = ConfImporter.read(Conf.read("k.conf", export.text(), "other", FileSource.NONE), "other");

            assertThat(export.notExported()).as("seed %s", seed).isEmpty();
            assertThat(errors(back.problems())).as("seed %s%n%s", seed, export.text()).isEmpty();
            assertThat(back.isUsable()).isTrue();
            assertThat(canonical(back.config().orElseThrow())).as("seed %s%n%s", seed, export.text())
                    .isEqualTo(canonical(config));
            assertThat(told(back.config().orElseThrow())).as("seed %s%n%s", seed, export.text())
                    .isEqualTo(told(config));
        }
    }

    @Test
    void exportingAgain_givesTheSameText() {
        for (int seed = 0; seed < RUNS / 10; seed++) {
            String text = ConfExporter.write(new RandomExportables(seed, true).next(), FOLDER).text();
            NodeConfig back = ConfImporter.read(Conf.read("k.conf", text, "x", FileSource.NONE), "x").config()
                    .orElseThrow();
            assertThat(ConfExporter.write(back, FOLDER).text()).as("seed %s", seed).isEqualTo(text);
        }
    }

    private static List<Problem> errors(List<Problem> problems) {
        return problems.stream().filter(p -> p.severity() == Severity.ERROR).toList();
    }

    /// Without the notifications, and with what is tracked in one order: keepalived has a block for each kind.
    private static NodeConfig canonical(NodeConfig config) {
        List<RouterSpec> routers = config.routers().stream().map(r -> r.draft().track(sorted(r.track())).build())
                .toList();
        List<GroupSpec> groups = config.groups().stream()
                .map(g -> new GroupSpec(g.name(), g.routers(), sorted(g.track()))).toList();
        return new NodeConfig(config.node(), routers, config.checks(), groups, List.of());
    }

    private static List<TrackSpec> sorted(List<TrackSpec> track) {
        return track.stream().sorted(Comparator.comparing(TrackSpec::toString)).toList();
    }

    /// Who is told of what, however it is put into rules.
    private static Set<String> told(NodeConfig config) {
        Set<String> told = new TreeSet<>();
        for (NotifyRule rule : config.notifications()) {
            List<String> subjects = new ArrayList<>(rule.routers());
            rule.groups().forEach(group -> subjects.add("group " + group));
            if (subjects.isEmpty()) {
                config.routers().forEach(router -> subjects.add(router.name()));
            }
            subjects.forEach(subject -> rule.on().forEach(on -> told.add(subject + " " + on + " " + rule.target())));
        }
        return told;
    }
}
