package dev.baton.app.form;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.baton.config.ConfigEdit;
import dev.baton.config.ConfigEditor;
import dev.baton.config.ConfigLoader;
import dev.baton.config.ConfigPath;
import dev.baton.config.ConfigResult;
import dev.baton.config.ConfigWriter;
import dev.baton.config.EditResult;
import dev.baton.config.NodeConfig;
import dev.baton.config.Settings;
import dev.baton.config.Tree;
import dev.baton.keepalived.Conf;
import dev.baton.keepalived.ConfEdit;
import dev.baton.keepalived.ConfEditResult;
import dev.baton.keepalived.ConfEditor;
import dev.baton.keepalived.ConfImporter;
import dev.baton.keepalived.FileSource;
import dev.baton.keepalived.Import;

import static org.assertj.core.api.Assertions.assertThat;

class ConfFormEditsTest {
    private static final String TEXT = """
            global_defs {
                router_id n1
            }
            # The web server.
            vrrp_script web {
                script "</dev/tcp/127.0.0.1/80"
                interval 2
                weight -20
            }
            vrrp_script db {
                script "</dev/tcp/127.0.0.1/5432"
                interval 2
            }
            vrrp_instance VI_1 {
                interface eth0   # to the clients
                virtual_router_id 51
                priority 150
                advert_int 1
                unicast_peer {
                    10.0.0.2   # n2
                    10.0.0.3
                }
                virtual_ipaddress {
                    10.0.0.100/24   # web
                    10.0.0.101/24 dev eth1
                }
                virtual_routes {
                    192.0.2.0/24 via 10.0.0.9
                }
                track_script {
                    web   # the server
                }
            }
            vrrp_instance VI_2 {
                interface eth0
                virtual_router_id 52
                priority 150
                virtual_ipaddress {
                    10.0.0.200/24
                }
            }
            vrrp_instance VI_3 {
                interface eth0
                virtual_router_id 53
                priority 150
                virtual_ipaddress {
                    10.0.0.201/24
                }
            }
            vrrp_sync_group G {
                group {
                    VI_2
                    VI_3
                }
            }
            """;
    private static final ConfigPath VI_1 = ConfigPath.router("VI_1");

    private static Import read(String text) {
        return ConfImporter.read(Conf.read("k.conf", text, "n1", FileSource.NONE), "n1");
    }

    private static String yaml(String text) {
        return ConfigWriter.write(read(text).config().orElseThrow());
    }

    private static String edited(String text, Part part, ConfigEdit edit) {
        List<ConfEdit> edits = ConfFormEdits.of(part, edit);
        assertThat(edits).as(edit.toString()).isNotEmpty();
        String now = text;
        for (ConfEdit one : edits) {
            ConfEditResult result = ConfEditor.apply("k.conf", now, "n1", FileSource.NONE, one);
            assertThat(result).as(one.toString()).isInstanceOf(ConfEditResult.Edited.class);
            now = ((ConfEditResult.Edited) result).text();
        }
        return now;
    }

    private static Part part(Part.Kind kind, String name) {
        return Part.of(kind, Settings.written(yaml(TEXT)).orElseThrow()).stream().filter(p -> p.name().equals(name))
                .findFirst().orElseThrow();
    }

    private static NodeConfig loaded(String yaml) {
        return ((ConfigResult.Loaded) ConfigLoader.load("n1.yaml", yaml)).config();
    }

    private static Tree leaf(String text) {
        return new Tree.Leaf(text, false);
    }

    private static Tree.Branch branch(String... words) {
        return new Tree.Branch(Stream.iterate(0, i -> i + 2).limit(words.length / 2)
                .map(i -> new Tree.Entry(words[i], new Tree.Leaf(words[i + 1], false))).toList(), true);
    }

    static Stream<ConfigEdit> routerEdits() {
        return Stream.of(new ConfigEdit.Set(VI_1.key("priority"), leaf("90")),
                new ConfigEdit.Set(VI_1.key("advertInterval"), leaf("2s")),
                new ConfigEdit.Set(VI_1.key("preempt"), leaf("false")),
                new ConfigEdit.Set(VI_1.key("announce"), branch("burst", "3")),
                new ConfigEdit.Set(VI_1.key("source"), leaf("10.0.0.1")),
                new ConfigEdit.Set(VI_1.key("authentication"), branch("pass", "s3cret")),
                new ConfigEdit.Add(VI_1.key("addresses"), leaf("10.0.0.102/24")),
                new ConfigEdit.Set(VI_1.key("addresses").item(0), leaf("10.0.0.110/24")),
                new ConfigEdit.Remove(VI_1.key("addresses").item(1)),
                new ConfigEdit.Add(VI_1.key("excluded"), leaf("10.0.9.1/24")),
                new ConfigEdit.Add(VI_1.key("unicast").key("peers"), leaf("10.0.0.4")),
                new ConfigEdit.Set(VI_1.key("unicast").key("peers").item(0), leaf("10.0.0.5")),
                new ConfigEdit.Remove(VI_1.key("unicast").key("peers").item(1)),
                new ConfigEdit.Add(VI_1.key("routes"), branch("to", "198.51.100.0/24", "via", "10.0.0.9")),
                new ConfigEdit.Set(VI_1.key("routes").item(0).key("via"), leaf("10.0.0.8")),
                new ConfigEdit.Set(VI_1.key("routes").item(0).key("metric"), leaf("7")),
                new ConfigEdit.Remove(VI_1.key("routes").item(0)),
                new ConfigEdit.Add(VI_1.key("track"), branch("check", "db", "weight", "-5")),
                new ConfigEdit.Add(VI_1.key("track"), branch("interface", "eth1", "weight", "-5")),
                new ConfigEdit.Set(VI_1.key("track").item(0).key("weight"), leaf("-30")),
                new ConfigEdit.Remove(VI_1.key("track").item(0).key("weight")),
                new ConfigEdit.Remove(VI_1.key("track").item(0)));
    }

    @ParameterizedTest
    @MethodSource("routerEdits")
    void whatAFormDoesToAKeepalivedConf_meansTheSameAsWhatItDoesToYaml(ConfigEdit edit) {
        String conf = edited(TEXT, part(Part.Kind.ROUTER, "VI_1"), edit);
        EditResult yaml = ConfigEditor.apply("n1.yaml", yaml(TEXT), edit);
        assertThat(yaml).isInstanceOf(EditResult.Edited.class);
        assertThat(yaml(conf)).isEqualTo(ConfigWriter.write(loaded(((EditResult.Edited) yaml).text())));
    }

    @ParameterizedTest
    @MethodSource("routerEdits")
    void linesThatAnEditIsNotAbout_stayAsTheyAre(ConfigEdit edit) {
        List<String> before = TEXT.lines().toList();
        List<String> after = edited(TEXT, part(Part.Kind.ROUTER, "VI_1"), edit).lines().toList();
        long kept = before.stream().filter(after::contains).count();
        assertThat(kept).as("lines of %s that are still there", before.size()).isGreaterThanOrEqualTo(
                before.size() - 3L);
    }

    @Test
    void entryThatChanges_isWrittenWhereItStands_andItsRemarkStays() {
        Part router = part(Part.Kind.ROUTER, "VI_1");
        assertThat(edited(TEXT, router, new ConfigEdit.Set(VI_1.key("track").item(0).key("weight"), leaf("-30"))))
                .isEqualTo(TEXT.replace("web   # the server", "web weight -30   # the server"));
        assertThat(edited(TEXT, router, new ConfigEdit.Set(VI_1.key("addresses").item(0), leaf("10.0.0.110/24"))))
                .isEqualTo(TEXT.replace("10.0.0.100/24   # web", "10.0.0.110/24   # web"));
    }

    @Test
    void password_isChangedAndTakenAway_withItsBlock() {
        String open = edited(TEXT, part(Part.Kind.ROUTER, "VI_1"),
                new ConfigEdit.Set(VI_1.key("authentication"), branch("pass", "s3cret")));
        Part router = Part.of(Part.Kind.ROUTER, Settings.written(yaml(open)).orElseThrow()).getFirst();
        String other = edited(open, router, new ConfigEdit.Set(VI_1.key("authentication").key("pass"), leaf("0ther")));
        assertThat(other).isEqualTo(open.replace("s3cret", "0ther"));
        assertThat(ConfFormEdits.of(router, new ConfigEdit.Set(VI_1.key("authentication").key("pass"), leaf("0ther")))
                .toString()).doesNotContain("0ther");
        assertThat(edited(other, router, new ConfigEdit.Remove(VI_1.key("authentication")))).isEqualTo(TEXT);
    }

    @Test
    void memberOfAGroup_isAddedAndTakenAway() {
        Part group = part(Part.Kind.GROUP, "G");
        String without = edited(TEXT, group, new ConfigEdit.Remove(group.path().key("routers").item(1)));
        assertThat(without).isEqualTo(TEXT.replace("        VI_3\n", ""));
        assertThat(read(without).config().orElseThrow().groups().getFirst().routers()).containsExactly("VI_2");
    }

    @Test
    void listThatIsNotThereYet_isMade_andGoesWithItsLastEntry() {
        Part group = part(Part.Kind.GROUP, "G");
        ConfEdit.Block block = ConfEdit.Block.group("G");
        String tracked = edited(TEXT, group, new ConfigEdit.Add(group.path().key("track"), branch("check", "db")));
        assertThat(tracked).contains("track_script {\n        db\n    }\n");
        assertThat(ConfEditor.apply("k.conf", tracked, "n1", FileSource.NONE,
                new ConfEdit.RemoveLine(block, ConfEdit.Lines.TRACKED, "db")))
                .isInstanceOfSatisfying(ConfEditResult.Edited.class, back -> assertThat(back.text()).isEqualTo(TEXT));
    }

    @Test
    void checkThatTheFileDoesNotDefine_cannotBeTracked() {
        assertThat(ConfEditor.apply("k.conf", TEXT, "n1", FileSource.NONE,
                new ConfEdit.AddLine(ConfEdit.Block.instance("VI_1"), ConfEdit.Lines.TRACKED,
                        ConfEdit.Statement.flag("nobody"))))
                .isInstanceOfSatisfying(ConfEditResult.Refused.class,
                        refused -> assertThat(refused.reason()).contains("no check 'nobody'"));
    }
}
