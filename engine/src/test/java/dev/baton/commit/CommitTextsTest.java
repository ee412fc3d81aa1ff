package dev.baton.commit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import dev.baton.api.Problem;
import dev.baton.api.Problem.Kind;
import dev.baton.api.Validation;
import dev.baton.config.NodePolicy;
import dev.baton.config.PolicyLoader;
import dev.baton.config.PolicyResult;

import static dev.baton.commit.CommitChecks.assertUnchanged;
import static dev.baton.commit.CommitChecks.refused;
import static dev.baton.commit.SimNode.BOB;
import static dev.baton.commit.SimNode.NEW;
import static dev.baton.commit.SimNode.OLD;
import static dev.baton.commit.SimNode.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

/// Which texts are taken, and what is shown of those that hold secrets.
class CommitTextsTest {
    private static final String ID = "commit-1";

    private final SimNode node = SimNode.fresh().start();

    @Test
    void policyOfTheNode_refusesAPush_andNothingHasChanged() {
        NodePolicy policy = ((PolicyResult.Loaded) PolicyLoader.load("policy.yaml",
                "push: { vrids: [60], addresses: [10.64.0.0/16] }")).policy();
        SimNode strict = SimNode.fresh(policy).start();
        Problem problem = refused(Kind.REFUSED, strict::push);
        assertThat(problem.violations()).extracting(Problem.Violation::rule).contains("push.vrids", "push.addresses");
        assertThat(problem.detail()).contains("errors", "line 5", "push.vrids");
        assertThat(strict.text()).isEqualTo(OLD);
        assertThat(strict.audit()).last().asString().contains("refused: ");
    }

    @Test
    void policyThatIsReadAgain_holdsFromThenOn_andStandsInTheAuditLog() {
        PolicyResult.Loaded strict = (PolicyResult.Loaded) PolicyLoader.load("policy.yaml", "push: { vrids: [60] }");
        node.desk().policy(strict.policy().push(), "/etc/baton/policy.yaml");
        assertThat(refused(Kind.REFUSED, node::push).violations()).extracting(Problem.Violation::rule)
                .containsExactly("push.vrids");
        assertUnchanged(node);
        node.desk().policy(NodePolicy.DEFAULT.push(), "/etc/baton/policy.yaml");
        node.push();
        assertThat(node.audit()).filteredOn(line -> line.contains("|policy|/etc/baton/policy.yaml|")).hasSize(2);
    }

    @Test
    void webhook_isShownWithoutWhatMayBeASecret_andKeptWhereItComesBackSo() {
        String hook = "https://hooks.example/T0/s3cretToken?key=s3cretQuery";
        NodePolicy policy = ((PolicyResult.Loaded) PolicyLoader.load("policy.yaml",
                "push: { webhooks: [\"https://hooks.example/T0/\"] }")).policy();
        SimNode hooked = SimNode.fresh(policy);
        hooked.disk().with(SimNode.CONFIG, (SimNode.OLD + "notify: [{ on: [master], webhook: \"" + hook
                + "\" }]\r\n").getBytes(StandardCharsets.UTF_8));
        hooked.start();
        String shown = hooked.desk().current().text();
        assertThat(shown).contains("https://hooks.example/(hidden)").doesNotContain("s3cretToken", "s3cretQuery");
        hooked.push(ID, shown.replace("vrid: 51", "vrid: 52"));
        assertThat(hooked.text()).contains(hook);
        assertThat(hooked.status(ID).changes()).containsExactly("VI_1 vrid 51 → 52");
        hooked.desk().confirm(ID, BOB);
        hooked.push("commit-3", shown.replace("hooks.example/(hidden)", "hooks.example/T0/an0therToken"));
        assertThat(hooked.status("commit-3").changes())
                .anyMatch(c -> c.startsWith("notification ") && c.contains("https://hooks.example/(hidden)"));
        assertThat(hooked.audit() + " " + hooked.told() + hooked.status(ID) + hooked.status("commit-3"))
                .doesNotContain("s3cretToken", "s3cretQuery", "an0therToken");
    }

    @Test
    void passwords_areNeverTold() {
        assertThat(node.desk().current().text()).contains("(hidden)").doesNotContain("s3cret");
        node.push("commit-1", NEW.replace("\"(hidden)\"", "n3wpass"));
        node.clock().run(60 * SECOND);
        node.push("commit-2", NEW.replace("interface: eth0", "interface: eth1"));
        node.desk().confirm("commit-2", BOB);
        String everything = node.audit() + " " + node.told() + " " + node.desk().status("commit-1")
                + node.desk().validate(NEW.replace("\"(hidden)\"", "toolongsecret")) + node.recovery().ledger();
        assertThat(everything).doesNotContain("s3cret").doesNotContain("n3wpass").doesNotContain("toolongsecret");
        assertThat(node.text()).contains("s3cret");
    }

    @Test
    void hiddenPassword_ofARouterWithoutOne_isRefusedWhereItStands() {
        Validation validation = node.desk().validate(NEW.replace("name: VI_1", "name: VI_2"));
        assertThat(validation.acceptable()).isFalse();
        assertThat(validation.violations()).anySatisfy(v -> {
            assertThat(v.rule()).isEqualTo("push.password");
            assertThat(v.line()).isEqualTo(8);
            assertThat(v.column()).isEqualTo(29);
        });
    }

    @Test
    void validate_changesNothing_andTellsWhatACommitWouldBecome() {
        Validation validation = node.desk().validate(NEW);
        assertThat(validation.acceptable()).isTrue();
        assertThat(validation.changes()).containsExactly("VI_1 priority 100 → 120");
        assertThat(node.engine().reloads()).isZero();
        assertThat(node.push().after().sha256()).isEqualTo(validation.sha256());
    }

    @Test
    void wrongText_isRefusedWithPlaces() {
        Problem problem = refused(Kind.REFUSED, () -> node.push(ID, NEW.replace("vrid: 51", "vrid: 300")));
        assertThat(problem.violations()).anySatisfy(v -> {
            assertThat(v.line()).isEqualTo(5);
            assertThat(v.column()).isEqualTo(11);
            assertThat(v.fatal()).isTrue();
            assertThat(v.advice()).isNotEmpty();
        });
        assertUnchanged(node);
    }

    @Test
    void bombsAndNestingAndSize_areRefused() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append(String.format(Locale.ROOT, "a%d: &a%d [%s*a%d]%n", i, i, ("*a" + (i - 1) + ",").repeat(9),
                    i - 1));
        }
        for (String bad : List.of(bomb.toString(), "node: n1\nrouters: " + "[".repeat(100_000),
                "node: n1\nrouters: " + "{a: ".repeat(5000), "node: !!java.net.URL [x]", "node: n1\n---\nnode: n2\n",
                "", "\u0000", "node: \uD800\n", "&a node: *a\n")) {
            refused(Kind.REFUSED, () -> node.push(ID, bad));
            assertUnchanged(node);
        }
        refused(Kind.TOO_LARGE, () -> node.push(ID, NEW + "#".repeat(Judge.MAX_BYTES)));
        assertUnchanged(node);
    }
}
