package dev.baton.keepalived;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import dev.baton.config.Secret;

import static org.assertj.core.api.Assertions.assertThat;

/// No edit of any text throws; and an edit followed by its opposite leaves every byte as it was.
class ConfEditFuzzTest {
    /// A run reads a text three times.
    private static final int READS_EACH = 5;
    private static final int RUNS = Math.max(3_000, Integer.getInteger("baton.fuzz.runs", 0) / READS_EACH);
    private static final List<String> PARTS = List.of("{", "}", "\n", " ", "\"", "\\", "#", "!", "$A",
            "$A=priority 5\n",
            "@n1 ", "@^n1 ", "~SEQ(i, 1, 3) ", "include a\n", "\r\n", "\t", "priority 7\n", "priority", "\\\n", "\0",
            "中",
            "😀", "vrrp_instance VI_1 {\n", "}\n", "nopreempt\n", "! }\n", "virtual_ipaddress {\n", "10.0.0.9/24\n");
    private static final String TEXT = """
            global_defs {
                router_id n1
            }
            vrrp_script web {
                script "/bin/true"
            }

            vrrp_instance VI_1 {
                interface eth0
                virtual_router_id 51
                priority 150 # a
                virtual_ipaddress {
                    10.0.0.100/24
                }
                track_script {
                    web
                }
            }
            vrrp_sync_group G {
                group {
                    VI_1
                }
            }
            """;

    @Test
    void noEditOfAnyText_throws_andAnOppositeEditGivesTheSameBytes() {
        SplittableRandom random = new SplittableRandom(7);
        int made = 0;
        int undone = 0;
        for (int run = 0; run < RUNS; run++) {
            String text = mutated(random);
            ConfEdit edit = edit(random);
            if (ConfEditor.apply("k.conf", text, "n1", FileSource.NONE,
                    edit) instanceof ConfEditResult.Edited(String next, Import _)) {
                made++;
                for (ConfEdit opposite : opposite(text, edit)) {
                    if (ConfEditor.apply("k.conf", next, "n1", FileSource.NONE,
                            opposite) instanceof ConfEditResult.Edited(String back, Import _)) {
                        undone++;
                        assertThat(back).as("run %d: %s", run, edit).isEqualTo(text);
                    }
                }
            }
        }
        assertThat(made).as("edits that were made").isGreaterThan(RUNS / 10);
        assertThat(undone).as("edits that were undone").isGreaterThan(RUNS / 30);
    }

    private static String mutated(SplittableRandom random) {
        StringBuilder text = new StringBuilder(TEXT);
        int mutations = random.nextInt(0, 4);
        for (int i = 0; i < mutations; i++) {
            int at = random.nextInt(text.length() + 1);
            if (random.nextInt(3) == 0) {
                text.delete(at, Math.min(text.length(), at + random.nextInt(1, 12)));
            } else {
                text.insert(at, PARTS.get(random.nextInt(PARTS.size())));
            }
        }
        return text.toString();
    }

    private static ConfEdit edit(SplittableRandom random) {
        ConfEdit.Block instance = ConfEdit.Block.instance("VI_1");
        return switch (random.nextInt(17)) {
            case 0 -> new ConfEdit.Set(instance, ConfEdit.Statement.of("priority", random.nextInt(1, 255)));
            case 1 -> new ConfEdit.Add(instance, ConfEdit.Statement.flag("nopreempt"));
            case 2 -> new ConfEdit.Remove(instance, "priority");
            case 3 -> new ConfEdit.AddLine(ConfEdit.Block.instance("VI_1"), ConfEdit.Lines.ADDRESSES,
                    ConfEdit.Statement.flag("10.0.0.77/24"));
            case 4 ->
                new ConfEdit.RemoveLine(ConfEdit.Block.instance("VI_1"), ConfEdit.Lines.ADDRESSES, "10.0.0.100/24");
            case 5 -> new ConfEdit.AddBlock(ConfEdit.Block.script("more"),
                    List.of(ConfEdit.Statement.of("script", "/bin/more than this")));
            case 6 -> new ConfEdit.RemoveBlock(ConfEdit.Block.group("G"));
            case 7 -> new ConfEdit.Rename(instance, "WEB");
            case 8 -> new ConfEdit.AddLine(instance, ConfEdit.Lines.EXCLUDED, ConfEdit.Statement.flag("10.0.9.1/24"));
            case 9 -> new ConfEdit.AddLine(instance, ConfEdit.Lines.PEERS, ConfEdit.Statement.flag("10.0.0.2"));
            case 10 -> new ConfEdit.SetLine(instance, ConfEdit.Lines.TRACKED, "web",
                    new ConfEdit.Statement("web", List.of("weight", "-30")));
            case 11 -> new ConfEdit.RemoveLine(instance, ConfEdit.Lines.TRACKED, "web");
            case 12 -> new ConfEdit.RemoveLine(ConfEdit.Block.group("G"), ConfEdit.Lines.MEMBERS, "VI_1");
            case 13 -> new ConfEdit.AddLine(instance, ConfEdit.Lines.INTERFACES, ConfEdit.Statement.flag("eth1"));
            case 14 -> new ConfEdit.Password(instance, Optional.of(new Secret("0000")));
            case 15 -> new ConfEdit.Password(instance, Optional.empty());
            default -> new ConfEdit.Set(ConfEdit.Block.globals(), ConfEdit.Statement.of("router_id", "other"));
        };
    }

    /// Whether no brace was put into the instance.
    private static boolean isWhole(String text) {
        return text.contains("vrrp_instance VI_1 {\n    interface") && Conf.read("k.conf", text, "n1", FileSource.NONE)
                .all("vrrp_instance").anyMatch(instance -> instance.last("track_script").isPresent());
    }

    /// The edits that take one back, where the text is such that it can be taken back to the byte.
    private static List<ConfEdit> opposite(String text, ConfEdit edit) {
        List<ConfEdit> opposites = new ArrayList<>();
        switch (edit) {
            case ConfEdit.Rename(ConfEdit.Block block, String to) when !text.contains("\"VI_1") ->
                opposites.add(new ConfEdit.Rename(new ConfEdit.Block(block.kind(), to), block.name()));
            case ConfEdit.AddBlock(ConfEdit.Block block, List<ConfEdit.Statement> _) when text.endsWith("\n") ->
                opposites.add(new ConfEdit.RemoveBlock(block));
            case ConfEdit.AddLine(ConfEdit.Block block, ConfEdit.Lines lines, ConfEdit.Statement line) when isWhole(
                    text)
                    && text.contains("priority 150 # a\n    virtual_ipaddress {\n        10.0.0.100/24\n    }\n")
                    && text.contains("    track_script {\n        web\n    }\n}\nvrrp_sync_group")
                    && !text.contains(line.keyword()) ->
                opposites.add(new ConfEdit.RemoveLine(block, lines, line.keyword()));
            case ConfEdit.SetLine(ConfEdit.Block block, ConfEdit.Lines lines, String entry, ConfEdit.Statement _) when TEXT
                    .equals(text) ->
                opposites.add(new ConfEdit.SetLine(block, lines, entry, ConfEdit.Statement.flag(entry)));
            case ConfEdit.Add(ConfEdit.Block block, ConfEdit.Statement statement) when !text.contains("nopreempt")
                    && isWhole(text) && text.contains("priority 150 # a\n    virtual")
                    && text.contains("    track_script {\n        web\n    }\n}\nvrrp_sync_group") ->
                opposites.add(new ConfEdit.Remove(block, statement.keyword()));
            case ConfEdit.Set(ConfEdit.Block block, ConfEdit.Statement statement) when TEXT.equals(text) ->
                opposites.add(new ConfEdit.Set(block, ConfEdit.Statement.of(statement.keyword(),
                        statement.keyword().equals("priority") ? "150" : "n1")));
            case ConfEdit.Rename _,ConfEdit.Set _,ConfEdit.Add _,ConfEdit.Remove _,ConfEdit.AddLine _,ConfEdit.SetLine _,ConfEdit.RemoveLine _,ConfEdit.Password _,ConfEdit.AddBlock _,ConfEdit.RemoveBlock _ ->
                {
                }
        }
        return opposites;
    }
}
