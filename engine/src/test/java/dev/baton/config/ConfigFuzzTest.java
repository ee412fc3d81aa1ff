package dev.baton.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// Any text: the loader answers, and what it loads can be written and loaded again.
class ConfigFuzzTest {
    private static final String[] PIECES = {"'", "\"", "[", "]", "{", "}", ": ", "- ", "\n", "\t", "&a ", "*a", "|",
            ">",
            "#", "%YAML 1.2\n", "---\n", "...\n", "!!int ", "? ", "\u0000", "\u00e9", "\ud83d\ude00", "\ud800", "\r\n",
            "\ufeff",
            "null", "~", "-1", "99999999999999999999", "255", "1e9", "0x10", "<<: *a\n", "  ", "\\", "\"\\uD800\"", "@",
            "`", ",", "1s", "10.0.0.1/33", "::", "true"};
    private static final List<String> SNIPPETS = List.of(
            "node: n\nrouters: [{name: a, interface: e, vrid: 1, addresses: [10.0.0.1/8]}]",
            "node: n\nchecks:\n- {name: c, http: 'http://h/', status: 200-399}\n",
            "node: n\nrouters:\n- name: a\n  track: [{check: c, weight: -5}]\n",
            "node: n\nnotify: [{on: [master], script: s}]", "node: n\ngroups: [{name: g, routers: [a]}]\n",
            "node: &a n\nrouters: *a\n");

    /// How many mutations are tried; `-Dbaton.fuzz.runs=1000000` tries more than every build does.
    private static final int RUNS = Integer.getInteger("baton.fuzz.runs", 20_000);

    private static final ConfigPath ROUTERS = ConfigPath.ROOT.key("routers");
    private static final List<ConfigEdit> EDITS = List.of(ConfigEdit.set(ROUTERS.item(0).key("priority"), 7),
            ConfigEdit.setText(ROUTERS.item(0).key("name"), "x y"), new ConfigEdit.Remove(ROUTERS.item(0)),
            new ConfigEdit.Remove(ROUTERS.item(0).key("track")), new ConfigEdit.Remove(ConfigPath.ROOT.key("notify")),
            ConfigEdit.addAddress("a", PlacedAddress.parse("10.9.9.9/24")),
            new ConfigEdit.Add(ConfigPath.ROOT.key("checks"), ConfigWriter.tree(
                    new Check("z", new Probe.Icmp("::1"), 1, 1, 1_000_000_000L, 1_000_000_000L,
                            Check.Initial.UNKNOWN))),
            new ConfigEdit.Rename(ConfigEdit.Rename.Kind.ROUTER, "a", "b"),
            ConfigEdit.setText(ConfigPath.ROOT.key("node"), "n2"));

    @Test
    void smallMutationsOfSnippets_neverThrow() {
        fuzz(SNIPPETS, RUNS, 20261124);
    }

    @Test
    void smallMutationsOfWholeSamples_neverThrow() {
        fuzz(Samples.shipped().stream().map(Samples::text).toList(), RUNS / 50, 4711);
    }

    private static void fuzz(List<String> seeds, int runs, long seed) {
        Random random = new Random(seed);
        int loaded = 0;
        int edited = 0;
        List<String> all = new ArrayList<>(seeds);
        for (int i = 0; i < runs; i++) {
            String text = mutated(all.get(random.nextInt(all.size())), random);
            try {
                ConfigResult result = ConfigLoader.load("fuzz", text);
                if (i % 8 == 0) {
                    ConfigEdit edit = EDITS.get(random.nextInt(EDITS.size()));
                    edited += ConfigEditor.apply("fuzz", text, edit) instanceof EditResult.Edited ? 1 : 0;
                }
                if (result instanceof ConfigResult.Loaded good) {
                    loaded++;
                    if (loaded % 16 == 0) {
                        assertThat(Samples.loaded(ConfigWriter.write(good.config()))).isEqualTo(good.config());
                    }
                } else {
                    assertThat(result.problems()).isNotEmpty();
                    assertThat(result.problems().getFirst().text()).isNotBlank();
                }
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("run " + i + " of seed " + seed + ":\n" + text, e);
            }
        }
        assertThat(loaded).as("some mutations must still load, or nothing is tested").isGreaterThan(runs / 100);
        assertThat(edited).as("some edits must be made, or nothing is tested").isGreaterThan(runs / 4_000);
    }

    private static String mutated(String text, Random random) {
        StringBuilder mutated = new StringBuilder(text);
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(mutated.length() + 1);
            int end = Math.min(mutated.length(), at + 1 + random.nextInt(4));
            switch (random.nextInt(5)) {
                case 0 -> mutated.delete(at, end);
                case 1 -> mutated.insert(at, PIECES[random.nextInt(PIECES.length)]);
                case 2 -> mutated.replace(at, end, PIECES[random.nextInt(PIECES.length)]);
                case 3 -> mutated.insert(at, (char) (random.nextInt(4) == 0
                        ? random.nextInt(0x10000)
                        : 32
                                + random.nextInt(95)));
                default ->
                    mutated.insert(at, mutated.substring(at, Math.min(mutated.length(), at + random.nextInt(20))));
            }
        }
        return mutated.toString();
    }
}
