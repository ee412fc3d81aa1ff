package dev.baton.config;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConfigEditorTest {
    private static final String TEXT = """
            # The web pair.
            node: n1
            routers:
                -   name: VI_1      # first
                    interface: eth0
                    vrid: 51
                    priority: 150   # higher than n2
                    addresses: [10.0.0.100/24, 10.0.0.101/24]   # two
                    track:
                    - { check: web, weight: -20 }
                    # - { check: old }
                -   name: VI_2
                    interface: eth0
                    vrid: 52
                    addresses:
                      - 10.0.0.200/24    # printer
                      - 10.0.0.201/24

            # What we look after.
            checks:
            - name: web
              tcp: "127.0.0.1:80"
            groups: [{ name: g, routers: [VI_1, VI_2] }]
            """;
    private static final ConfigPath VI_1 = ConfigPath.router("VI_1");

    @Test
    void scalar_isReplacedWhereItStands() {
        assertEdit(ConfigEdit.set(VI_1.key("priority"), 90), "priority: 150 ", "priority: 90 ");
    }

    @Test
    void missingKey_goesBehindTheLast_withTheFilesIndentation() {
        assertEdit(ConfigEdit.setText(ConfigPath.router("VI_2").key("preemptDelay"), "30s"),
                "          - 10.0.0.201/24\n", "          - 10.0.0.201/24\n        preemptDelay: 30s\n");
    }

    @Test
    void address_isAddedInBracketsAndInLines() {
        assertEdit(ConfigEdit.addAddress("VI_1", PlacedAddress.parse("10.0.0.102/24")), "10.0.0.101/24]",
                "10.0.0.101/24, 10.0.0.102/24]");
        assertEdit(ConfigEdit.addAddress("VI_2", PlacedAddress.parse("10.0.0.202/24")), "- 10.0.0.201/24\n",
                "- 10.0.0.201/24\n          - 10.0.0.202/24\n");
    }

    @Test
    void address_isRemovedFromBracketsAndLines() {
        assertEdit(new ConfigEdit.Remove(VI_1.key("addresses").item(0)), "[10.0.0.100/24, 10", "[10");
        assertEdit(new ConfigEdit.Remove(VI_1.key("addresses").item(1)), "24, 10.0.0.101/24]", "24]");
        assertEdit(new ConfigEdit.Remove(ConfigPath.router("VI_2").key("addresses").item(0)),
                "          - 10.0.0.200/24    # printer\n", "");
    }

    @Test
    void key_isRemovedWithItsLines() {
        assertEdit(new ConfigEdit.Remove(VI_1.key("priority")), "        priority: 150   # higher than n2\n", "");
        assertEdit(new ConfigEdit.Remove(VI_1.key("track")),
                "        track:\n        - { check: web, weight: -20 }\n", "");
    }

    @Test
    void router_isAddedOnLinesOfItsOwn() {
        RouterSpec router = RouterSpec.draft("VI_3", "eth0", 53, List.of(PlacedAddress.parse("10.0.0.3/24")))
                .track(List.of(TrackSpec.check("web"))).build();
        assertEdit(new ConfigEdit.Add(ConfigPath.ROOT.key("routers"), ConfigWriter.tree(router)),
                "          - 10.0.0.201/24\n", """
                                  - 10.0.0.201/24
                            - name: VI_3
                              interface: eth0
                              vrid: 53
                              addresses: [10.0.0.3/24]
                              track:
                                - { check: web }
                        """);
    }

    @Test
    void rename_changesWhatRefersToIt() {
        EditResult.Edited edited = edited(TEXT, new ConfigEdit.Rename(ConfigEdit.Rename.Kind.ROUTER, "VI_1", "web"));
        assertThat(edited.text()).isEqualTo(TEXT.replace("VI_1", "web"));
        EditResult.Edited check = edited(TEXT, new ConfigEdit.Rename(ConfigEdit.Rename.Kind.CHECK, "web", "80"));
        assertThat(check.text())
                .isEqualTo(TEXT.replace("check: web", "check: \"80\"").replace("name: web", "name: \"80\""));
    }

    @Test
    void newList_isMade() {
        assertEdit(new ConfigEdit.Add(ConfigPath.ROOT.key("notify"), ConfigWriter.tree(new NotifyRule(
                List.of(NotifyRule.Event.MASTER), new NotifyRule.Script("tell"), List.of(), List.of()))),
                "[VI_1, VI_2] }]\n", "[VI_1, VI_2] }]\nnotify:\n  - { on: [master], script: tell }\n");
    }

    @Test
    void carriageReturnsAndByteOrderMark_stay() {
        String text = "\uFEFF" + TEXT.replace("\n", "\r\n");
        EditResult.Edited edited = edited(text, ConfigEdit.addAddress("VI_2", PlacedAddress.parse("10.0.0.202/24")));
        assertThat(edited.text()).isEqualTo(text.replace("- 10.0.0.201/24\r\n",
                "- 10.0.0.201/24\r\n          - 10.0.0.202/24\r\n"));
    }

    @Test
    void editThatBreaksTheConfiguration_isRefusedWithTheReason() {
        assertRefused(ConfigEdit.set(VI_1.key("priority"), 300), "300 is outside 1..255");
        assertRefused(new ConfigEdit.Remove(VI_1.key("vrid")), "this router has no 'vrid'");
        assertRefused(ConfigEdit.set(VI_1.key("prioritty"), 3), "a router has no key 'prioritty'");
        assertRefused(ConfigEdit.set(ConfigPath.router("VI_9").key("priority"), 3), "There is no 'routers/VI_9'.");
        assertRefused(new ConfigEdit.Remove(ConfigPath.ROOT.key("checks")), "there is no check 'web'");
        assertRefused(new ConfigEdit.Rename(ConfigEdit.Rename.Kind.ROUTER, "VI_1", "VI_2"),
                "a second router is called");
        assertRefused(new ConfigEdit.Remove(ConfigPath.ROOT), "cannot be removed");
    }

    /// Any random change of a number leaves everything else as it is, in any layout.
    @Test
    void edits_keepEveryOtherByte() {
        Random random = new Random(7);
        for (long seed = 0; seed < 1_000; seed++) {
            NodeConfig config = new RandomConfigs(seed).next();
            if (config.routers().isEmpty()) {
                continue;
            }
            String text = "# top\n" + ConfigWriter.write(config).replace("\n", "   # é \uD83D\uDE00\n");
            RouterSpec router = config.routers().getFirst();
            int adverts = 1 + random.nextInt(100);
            EditResult.Edited edited = edited(text,
                    ConfigEdit.set(ConfigPath.router(router.name()).key("downAdverts"), adverts));
            NodeConfig expected = config.withRouters(config.routers().stream()
                    .map(r -> r.name().equals(router.name()) ? r.draft().downAdverts(adverts).build() : r).toList());
            assertThat(edited.config()).as("seed %d", seed).isEqualTo(expected);
            EditResult.Edited back = edited(edited.text(),
                    ConfigEdit.set(ConfigPath.router(router.name()).key("downAdverts"), router.downAdverts()));
            assertThat(back.config()).isEqualTo(config);
            if (router.downAdverts() != 3) {
                assertThat(back.text()).isEqualTo(text);
            }
        }
    }

    private static void assertEdit(ConfigEdit edit, String before, String after) {
        assertThat(TEXT).containsOnlyOnce(before);
        assertThat(edited(TEXT, edit).text()).isEqualTo(TEXT.replace(before, after));
    }

    private static EditResult.Edited edited(String text, ConfigEdit edit) {
        EditResult result = ConfigEditor.apply("n1.yaml", text, edit);
        assertThat(result).as("%s", result).isInstanceOf(EditResult.Edited.class);
        return (EditResult.Edited) result;
    }

    private static void assertRefused(ConfigEdit edit, String reason) {
        EditResult result = ConfigEditor.apply("n1.yaml", TEXT, edit);
        assertThat(result).isInstanceOf(EditResult.Refused.class);
        assertThat(((EditResult.Refused) result).reason()).contains(reason);
    }
}
