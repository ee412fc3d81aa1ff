package dev.baton.keepalived;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.baton.config.Secret;

import static org.assertj.core.api.Assertions.assertThat;

class ConfEditorTest {
    private static final ConfEdit.Block VI_1 = ConfEdit.Block.instance("VI_1");
    private static final String TEXT = """
            ! The web pair.
            global_defs {
                router_id n1   # its name
            }

            vrrp_script check_web {
                script "/usr/local/bin/check web"
                interval 2
                weight -20
            }

            vrrp_instance VI_1 {
            \tstate BACKUP
            \tinterface eth0
            \tvirtual_router_id 51
            \tpriority 150 ! higher than n2
            \tadvert_int 1
            \tvirtual_ipaddress {
            \t\t10.0.0.100/24   # web
            \t\t10.0.0.101/24 dev eth0
            \t}
            \ttrack_script {
            \t\tcheck_web
            \t}
            }

            vrrp_sync_group G {
                group {
                    VI_1
                }
            }
            """;

    @Test
    void value_isReplacedWhereItStands_andItsCommentStays() {
        assertEdit(set("priority", 90), "priority 150 !", "priority 90 !");
    }

    @Test
    void missingKeyword_goesBehindTheStatements_withTheFilesIndentation() {
        assertEdit(new ConfEdit.Add(VI_1, ConfEdit.Statement.flag("nopreempt")), "\tadvert_int 1\n",
                "\tadvert_int 1\n\tnopreempt\n");
    }

    @Test
    void statementAlone_isRemovedWithItsLine_andOneWithACommentLeavesThat() {
        assertEdit(new ConfEdit.Remove(VI_1, "advert_int"), "\tadvert_int 1\n", "");
        assertEdit(new ConfEdit.Remove(VI_1, "priority"), "\tpriority 150 !", "\t !");
    }

    @Test
    void address_isAddedAndRemovedAsALine() {
        assertEdit(
                new ConfEdit.AddLine(ConfEdit.Block.instance("VI_1"), ConfEdit.Lines.ADDRESSES,
                        ConfEdit.Statement.flag("10.0.0.102/24")),
                "\t\t10.0.0.101/24 dev eth0\n", "\t\t10.0.0.101/24 dev eth0\n\t\t10.0.0.102/24\n");
        assertEdit(new ConfEdit.RemoveLine(ConfEdit.Block.instance("VI_1"), ConfEdit.Lines.ADDRESSES, "10.0.0.101/24"),
                "\t\t10.0.0.101/24 dev eth0\n", "");
    }

    @Test
    void address_thatIsThereOrIsNone_isRefused() {
        assertThat(refusal(TEXT,
                new ConfEdit.AddLine(ConfEdit.Block.instance("VI_1"), ConfEdit.Lines.ADDRESSES,
                        ConfEdit.Statement.flag("10.0.0.100/24"))))
                .contains("there already").contains("line 19");
        assertThat(refusal(TEXT,
                new ConfEdit.AddLine(ConfEdit.Block.instance("VI_1"), ConfEdit.Lines.ADDRESSES,
                        ConfEdit.Statement.flag("10.0.0.300/24"))))
                .contains("no address");
    }

    @Test
    void instance_isRenamedWithWhatRefersToIt() {
        assertThat(edited(TEXT, new ConfEdit.Rename(VI_1, "WEB"))).isEqualTo(TEXT.replace("VI_1", "WEB"));
    }

    @Test
    void script_isRenamedWithWhatRefersToIt() {
        assertThat(edited(TEXT, new ConfEdit.Rename(ConfEdit.Block.script("check_web"), "probe")))
                .isEqualTo(TEXT.replace("check_web", "probe"));
    }

    @Test
    void block_isAddedAtTheEnd_andRemovedWithoutATrace() {
        ConfEdit add = new ConfEdit.AddBlock(ConfEdit.Block.instance("VI_2"), List.of(
                ConfEdit.Statement.of("interface", "eth0"), ConfEdit.Statement.of("virtual_router_id", 52),
                ConfEdit.Statement.of("virtual_ipaddress", "10.0.0.200/24")));
        String longer = edited(TEXT, add);
        assertThat(longer).startsWith(TEXT).endsWith("""

                vrrp_instance VI_2 {
                    interface eth0
                    virtual_router_id 52
                    virtual_ipaddress {
                        10.0.0.200/24
                    }
                }
                """);
        assertThat(edited(longer, new ConfEdit.RemoveBlock(ConfEdit.Block.instance("VI_2")))).isEqualTo(TEXT);
    }

    @Test
    void block_thatIsThere_isNotAddedAgain() {
        assertThat(refusal(TEXT, new ConfEdit.AddBlock(VI_1, List.of()))).contains("already");
    }

    @Test
    void lastOfSeveral_isTheOneThatIsChanged_sinceItCounts() {
        String twice = TEXT.replace("\tadvert_int 1\n", "\tadvert_int 1\n\tpriority 120\n");
        assertThat(edited(twice, set("priority", 90))).isEqualTo(twice.replace("priority 120", "priority 90"));
    }

    @Test
    void valueFromADefinition_isRefusedWithItsPlace() {
        String text = "$PRIO=150\n" + TEXT.replace("priority 150", "priority $PRIO");
        assertThat(refusal(text, set("priority", 90))).contains("definition").contains("line 17").contains("$PRIO");
    }

    @Test
    void valueOnALineForOneHost_isRefused() {
        String text = TEXT.replace("\tpriority 150", "\t@n1 priority 150");
        assertThat(refusal(text, set("priority", 90))).contains("@n1").contains("Line 16");
    }

    @Test
    void valueOnALineForAnotherHost_isNotTheOneThatIsChanged() {
        String text = TEXT.replace("\tadvert_int 1\n", "\tadvert_int 1\n\t@n2 priority 20\n");
        assertThat(edited(text, set("priority", 90))).isEqualTo(text.replace("priority 150", "priority 90"));
    }

    @Test
    void valueOfAnIncludedFile_isRefusedWithTheFile() {
        String text = TEXT.replace("\tpriority 150 ! higher than n2\n", "\tinclude prio.conf\n");
        FileSource files = new FileSource() {
            @Override
            public Found find(String pattern, String from) {
                return new Found(List.of(new Included("/etc/prio.conf", "priority 150\n")), Optional.empty());
            }
        };
        assertThat(ConfEditor.apply("k.conf", text, "n1", files, set("priority", 90)))
                .isInstanceOfSatisfying(ConfEditResult.Refused.class,
                        refused -> assertThat(refused.reason()).contains("/etc/prio.conf").contains("line 1"));
    }

    @Test
    void keywordThatIsNone_andValueOutOfRange_areRefused() {
        assertThat(refusal(TEXT, set("priorty", 90))).contains("no keyword 'priorty'");
        assertThat(refusal(TEXT, set("priority", 256))).contains("'256'").contains("1..255");
        assertThat(refusal(TEXT, new ConfEdit.Set(VI_1, new ConfEdit.Statement("interface", List.of("a\"b")))))
                .contains("cannot be written");
    }

    @Test
    void editThatWouldBreakTheConfiguration_isRefused() {
        assertThat(refusal(TEXT, new ConfEdit.Remove(VI_1, "interface"))).contains("would not be a good configuration");
    }

    @Test
    void blockThatIsNotThere_isRefused() {
        assertThat(refusal(TEXT, new ConfEdit.Remove(ConfEdit.Block.instance("VI_9"), "priority")))
                .contains("no vrrp_instance 'VI_9'");
    }

    @Test
    void blockOnOneLine_getsItsStatementOnALineOfItsOwn() {
        String text = TEXT.replace("global_defs {\n    router_id n1   # its name\n}", "global_defs { router_id n1 }");
        String edited = edited(text, new ConfEdit.Add(ConfEdit.Block.globals(),
                ConfEdit.Statement.of("vrrp_garp_master_delay", 3)));
        assertThat(Conf.read("f", edited, "n1", FileSource.NONE).nodes().getFirst().children()).hasSize(2);
    }

    @Test
    void lineBreaksOfTheFile_areKept() {
        String text = TEXT.replace("\n", "\r\n");
        assertThat(edited(text, new ConfEdit.Add(VI_1, ConfEdit.Statement.flag("nopreempt"))))
                .isEqualTo(text.replace("\tadvert_int 1\r\n", "\tadvert_int 1\r\n\tnopreempt\r\n"));
    }

    @Test
    void password_goesIntoABlockOfItsOwn_andIsTakenAwayWithIt() {
        String block = "\tadvert_int 1\n\tauthentication {\n\t    auth_type PASS\n\t    auth_pass \"two words\"\n\t}\n";
        assertEdit(password("two words"), "\tadvert_int 1\n", block);
        assertThat(edited(TEXT.replace("\tadvert_int 1\n", block), new ConfEdit.Password(VI_1, Optional.empty())))
                .isEqualTo(TEXT);
    }

    @Test
    void password_isReplacedWhereItStands_whateverElseStandsThere() {
        assertThat(edited(authenticated("# of all\nauth_type PASS\nauth_pass old # since May\n"), password("new")))
                .isEqualTo(authenticated("# of all\nauth_type PASS\nauth_pass new # since May\n"));
        assertThat(edited(authenticated("auth_type AH\nauth_pass old\n"), password("new")))
                .isEqualTo(authenticated("auth_type PASS\nauth_pass new\n"));
        assertThat(edited(authenticated("auth_type PASS\n"), password("new")))
                .isEqualTo(authenticated("auth_type PASS\nauth_pass new\n"));
        assertThat(edited(authenticated("auth_pass old\n"), password("new")))
                .isEqualTo(authenticated("auth_pass new\nauth_type PASS\n"));
        assertThat(edited(authenticated("auth_type\n"), password("new")))
                .isEqualTo(authenticated("auth_type PASS\nauth_pass new\n"));
    }

    @Test
    void passwordThatCannotBeChanged_isRefusedWithoutShowingIt() {
        String defined = "$SECRET=s3cret\n" + authenticated("auth_type PASS\nauth_pass $SECRET\n");
        assertThat(refusal(defined, password("n3w"))).contains("VI_1", "definition", "in the text")
                .doesNotContain("s3cret", "n3w");
        assertThat(refusal(TEXT, password("s3\"cret"))).contains("VI_1", "no quotes").doesNotContain("s3");
        assertThat(refusal(TEXT, password("(hidden)"))).contains("Type the password itself");
        assertThat(refusal(TEXT, password(""))).contains("Choose another one");
        assertThat(refusal(TEXT, new ConfEdit.Password(VI_1, Optional.empty()))).contains("no password");
        assertThat(refusal(TEXT.replace("\tadvert_int 1\n", "\tadvert_int 1\n\tauthentication\n"), password("new")))
                .contains("no { and }");
        assertThat(password("s3cret").toString()).doesNotContain("s3cret");
    }

    private static String authenticated(String lines) {
        return TEXT.replace("\tadvert_int 1\n", "\tadvert_int 1\n\tauthentication {\n" + lines + "\t}\n");
    }

    private static ConfEdit password(String text) {
        return new ConfEdit.Password(VI_1, Optional.of(new Secret(text)));
    }

    private static ConfEdit set(String keyword, Object value) {
        return new ConfEdit.Set(VI_1, ConfEdit.Statement.of(keyword, value));
    }

    private static void assertEdit(ConfEdit edit, String before, String after) {
        assertThat(TEXT).containsOnlyOnce(before);
        assertThat(edited(TEXT, edit)).isEqualTo(TEXT.replace(before, after));
    }

    static String edited(String text, ConfEdit edit) {
        return switch (ConfEditor.apply("k.conf", text, "n1", FileSource.NONE, edit)) {
            case ConfEditResult.Edited(String next, Import _) -> next;
            case ConfEditResult.Refused refused -> throw new AssertionError(refused);
        };
    }

    private static String refusal(String text, ConfEdit edit) {
        return switch (ConfEditor.apply("k.conf", text, "n1", FileSource.NONE, edit)) {
            case ConfEditResult.Edited(String next, Import _) -> throw new AssertionError(next);
            case ConfEditResult.Refused refused -> refused.reason();
        };
    }
}
