package dev.baton.language;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// What is proposed where. The caret is written as `¦`.
class CompletionTest {
    private static final String YAML = """
            node: n1
            routers:
              - name: VI_1
                interface: eth0
                vrid: 51
                ¦
                addresses: [10.0.0.1/24]
            checks:
              - { name: web, tcp: "127.0.0.1:80" }
              - { name: db, process: postgres }
            """;

    private static Completion at(Syntax syntax, String marked) {
        int caret = marked.indexOf('¦');
        return Assistant.complete(syntax, marked.replace("¦", ""), caret, Names.NONE);
    }

    private static List<String> labels(Syntax syntax, String marked) {
        return at(syntax, marked).proposals().stream().map(Proposal::label).toList();
    }

    private static String accepted(Syntax syntax, String marked, String label) {
        Completion completion = at(syntax, marked);
        Proposal proposal = completion.proposals().stream().filter(p -> p.label().equals(label)).findFirst()
                .orElseThrow(() -> new AssertionError(label + " is not among " + labels(syntax, marked)));
        String text = marked.replace("¦", "");
        int start = completion.word().start();
        return text.substring(0, start) + proposal.insert().substring(0, proposal.caret()) + "¦"
                + proposal.insert().substring(proposal.caret()) + text.substring(completion.word().end());
    }

    @Test
    void keysOfARouter_areProposedWithUnitAndDefault_butNotThoseThatAreThere() {
        Completion completion = at(Syntax.YAML, YAML.replace("¦", "adv¦"));
        Proposal first = completion.proposals().getFirst();
        assertThat(first.label()).isEqualTo("advertInterval");
        assertThat(first.form()).startsWith("duration 10ms ..");
        assertThat(first.fallback()).contains("1s");
        assertThat(first.help()).contains("Time between adverts");
        assertThat(labels(Syntax.YAML, YAML)).contains("priority", "track").doesNotContain("vrid", "name", "addresses");
    }

    @Test
    void keysAtTheTop_inAListAndInBraces_areThoseOfTheirPlace() {
        assertThat(labels(Syntax.YAML, "¦")).contains("node", "routers", "checks").doesNotContain("vrid");
        assertThat(labels(Syntax.YAML, "node: n1\n¦")).contains("routers").doesNotContain("node");
        assertThat(labels(Syntax.YAML, "checks:\n  - { name: a, ¦ }")).contains("tcp", "http").doesNotContain("name");
        assertThat(labels(Syntax.YAML, "checks:\n  - ¦")).contains("name", "tcp");
        assertThat(labels(Syntax.YAML, "routers:\n  ¦")).containsExactly("router");
        assertThat(labels(Syntax.YAML, "routers:\n  - name: a\n    announce: { ¦ }")).contains("burst");
    }

    @Test
    void theVeryBeginning_beforeAnEmptyLine_isAPlaceLikeAnyOther() {
        assertThat(labels(Syntax.YAML, "¦\nnode: n1\n")).contains("routers");
        assertThat(labels(Syntax.KEEPALIVED, "¦\n! a remark\n")).contains("vrrp_instance");
    }

    @Test
    void values_areThoseOfTheKey_andNamesThatTheTextHas() {
        assertThat(labels(Syntax.YAML, YAML.replace("¦", "preempt: ¦"))).containsExactly("true", "false");
        assertThat(labels(Syntax.YAML, YAML.replace("¦", "track: [{ check: ¦ }]"))).containsExactly("web", "db");
        assertThat(labels(Syntax.YAML, YAML.replace("    ¦\n", "").concat("groups:\n  - { name: g, routers: [¦] }")))
                .containsExactly("VI_1");
        assertThat(labels(Syntax.YAML, "notify:\n  - { on: [ma¦] }")).contains("master");
        assertThat(labels(Syntax.YAML, YAML.replace("¦", "checksum: ¦"))).contains("auto");
        assertThat(Assistant.complete(Syntax.YAML, "routers:\n  - interface: ", 25,
                Names.NONE.withInterfaces(List.of("bond0"))).proposals()).extracting(Proposal::label).contains("bond0");
    }

    @Test
    void nothingIsProposed_inCommentsAndQuotes() {
        assertThat(labels(Syntax.YAML, "node: n1 # pri¦")).isEmpty();
        assertThat(labels(Syntax.YAML, "# pri¦")).isEmpty();
        assertThat(labels(Syntax.YAML, "node: \"n¦")).isEmpty();
        assertThat(labels(Syntax.KEEPALIVED, "! vrrp¦")).isEmpty();
        assertThat(labels(Syntax.KEEPALIVED, "vrrp_script a {\n script \"ki¦")).isEmpty();
    }

    @Test
    void whatIsAccepted_isIndentedAndLeavesTheCaretWhereTheValueGoes() {
        assertThat(accepted(Syntax.YAML, "node: n1\nche¦", "checks"))
                .isEqualTo("node: n1\nchecks:\n  - { ¦ }");
        assertThat(accepted(Syntax.YAML, "routers:\n  - name: a\n    pri¦", "priority"))
                .isEqualTo("routers:\n  - name: a\n    priority: ¦");
        assertThat(accepted(Syntax.YAML, "routers:\n  - name: a\n    addr¦", "addresses"))
                .isEqualTo("routers:\n  - name: a\n    addresses: [¦]");
        assertThat(accepted(Syntax.KEEPALIVED, "vrrp_instance A {\n    auth¦\n}", "authentication"))
                .isEqualTo("vrrp_instance A {\n    authentication {\n        ¦\n    }\n}");
    }

    @Test
    void keywordsOfKeepalived_areThoseOfTheBlock_withFormAndDefault() {
        String conf = "vrrp_script chk {\n}\nvrrp_instance A {\n  interface eth1\n  adv¦\n}";
        Proposal first = at(Syntax.KEEPALIVED, conf).proposals().getFirst();
        assertThat(first.label()).isEqualTo("advert_int");
        assertThat(first.form()).isEqualTo("0.01..255 s");
        assertThat(first.fallback()).contains("1");
        assertThat(first.help()).contains("Time between adverts").contains("advertInterval");
        assertThat(labels(Syntax.KEEPALIVED, "vrrp_instance A {\n state ¦\n}")).containsExactly("MASTER", "BACKUP");
        assertThat(labels(Syntax.KEEPALIVED, conf.replace("adv¦", "track_script {\n ¦\n }"))).contains("chk");
        assertThat(labels(Syntax.KEEPALIVED, "¦")).contains("vrrp_instance", "global_defs").doesNotContain("state");
        assertThat(labels(Syntax.KEEPALIVED, "vrrp_script chk {\n ¦\n}")).contains("script", "rise");
    }
}
