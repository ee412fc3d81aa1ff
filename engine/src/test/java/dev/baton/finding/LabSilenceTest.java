package dev.baton.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.baton.adapter.sim.Lab;
import dev.baton.adapter.sim.LabCommand;
import dev.baton.adapter.sim.LabNode;
import dev.baton.adapter.sim.LabPreset;
import dev.baton.traffic.LinkType;
import dev.baton.traffic.Packet;

import static org.assertj.core.api.Assertions.assertThat;

/// A check that cannot be sure stays silent: many clusters with single, random events in them, each from its own seed, of
/// which only what is true may be found.
class LabSilenceTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int SEEDS = 60;
    private static final int SECONDS = 400;
    private static final int FIRST_EVENT = 30;
    private static final int SPREAD = 60;

    private enum Event {
        /// Orderly: priority 0 is sent.
        END("end %s @%d500ms; start %s @%ds"),
        /// Without a word.
        KILL("kill %s @%d500ms; start %s @%ds"),
        /// Standing still for long, then going on.
        STOP("stop %s @%d500ms; continue %s @%ds"),
        /// Its cable pulled and put back.
        LINK("link down %s @%d500ms; link up %s @%ds");

        private final String script;

        Event(String script) {
            this.script = script;
        }
    }

    private record Story(String told, Set<Code> codes, List<String> sentences) {}

    private static Story story(LabPreset preset, Event event, long seed) {
        Random random = new Random(seed);
        Lab lab = Lab.of(preset, OptionalInt.empty(), seed);
        List<String> names = lab.nodes().stream().map(LabNode::name).toList();
        String node = names.get(random.nextInt(names.size()));
        int from = FIRST_EVENT + random.nextInt(SPREAD);
        int to = from + FIRST_EVENT + random.nextInt(SPREAD);
        String script = event.script.formatted(node, from, node, to);
        List<LabCommand.Timed> commands = new ArrayList<>(LabCommand.script(script));
        StreamChecks checks = new StreamChecks("lab", Optional.empty());
        long[] count = {0};
        lab.tap(frame -> checks.see(Packet.of(++count[0], frame.atNanos(), frame.segment(), LinkType.ETHERNET,
                frame.bytes().length(), frame.bytes().bytes(), Optional.empty())));
        for (int step = 0; step < 10 * SECONDS; step++) {
            while (!commands.isEmpty() && commands.getFirst().atNanos() <= lab.nowNanos()) {
                lab.perform(commands.removeFirst().command());
            }
            lab.advance(SECOND / 10, _ -> {});
            checks.tick(lab.nowNanos());
        }
        assertThat(count[0]).isGreaterThan(SECONDS / 2);
        Set<Code> codes = new TreeSet<>();
        List<String> sentences = new ArrayList<>();
        checks.findings().forEach(f -> {
            codes.add(f.code());
            sentences.add(f.code() + " " + f.sentence());
        });
        return new Story("seed " + seed + ", " + preset.id() + ": " + script, codes, sentences);
    }

    private static List<Story> stories(LabPreset preset, Event event) {
        List<Story> all = new ArrayList<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            all.add(story(preset, event, seed));
        }
        return all;
    }

    /// A resignation is always true: routers of a sync group resign where another of them was not elected.
    private static void isSilent(LabPreset preset, Event event) {
        assertThat(stories(preset, event)).filteredOn(story -> !Set.of(Code.P16).containsAll(story.codes)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = LabPreset.class, names = {"NGINX_PAIR", "THREE", "DUAL_STACK", "SYNC_GROUP"})
    void orderlyEndAndStart_areAtMostResignations(LabPreset preset) {
        isSilent(preset, Event.END);
    }

    @ParameterizedTest
    @EnumSource(value = LabPreset.class, names = {"NGINX_PAIR", "THREE", "DUAL_STACK", "SYNC_GROUP"})
    void crashWithABackup_isNoProblemOfTheOthers(LabPreset preset) {
        isSilent(preset, Event.KILL);
    }

    @ParameterizedTest
    @EnumSource(value = LabPreset.class, names = {"NGINX_PAIR", "THREE", "DUAL_STACK", "SYNC_GROUP"})
    void processThatStoodStill_isNoProblemOfTheOthers(LabPreset preset) {
        isSilent(preset, Event.STOP);
    }

    @ParameterizedTest
    @EnumSource(value = LabPreset.class, names = {"NGINX_PAIR", "THREE", "DUAL_STACK", "SYNC_GROUP"})
    void cablePulledAndPutBack_isNoProblemOfTheOthers(LabPreset preset) {
        isSilent(preset, Event.LINK);
    }
}
