package dev.baton.commit;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.baton.api.Problem.Violation;
import dev.baton.config.AddressRange;
import dev.baton.config.NodeConfig;
import dev.baton.config.NodePolicy;
import dev.baton.config.PolicyLoader;
import dev.baton.config.PolicyResult;
import dev.baton.wire.IpAddress;

import static org.assertj.core.api.Assertions.assertThat;

/// What a push is refused for, rule by rule.
class PushRulesTest {
    private static final String RUNNING = """
            node: n1
            routers:
              - { name: VI_1, interface: eth0, vrid: 51, addresses: [10.63.0.158/24] }
            """;

    private static NodePolicy policy(String push) {
        PolicyResult result = PolicyLoader.load("policy.yaml", "push: " + push + "\n");
        assertThat(result.problems()).isEmpty();
        return ((PolicyResult.Loaded) result).policy();
    }

    private static Judged judge(String push, String text) {
        return judge(push, text, List.of());
    }

    private static Judged judge(String push, String text, List<AddressRange> subnets) {
        PushRules rules = new PushRules(policy(push).push(),
                name -> name.equals("open") ? Optional.of("Others may write to it.") : Optional.empty(),
                List.of(IpAddress.parse("10.63.0.154")));
        return new Judge(rules).judge(text, SimNode.config(RUNNING), subnets);
    }

    private static void assertAccepted(String push, String text) {
        Judged judged = judge(push, text);
        assertThat(judged.violations()).noneMatch(Violation::fatal);
        assertThat(judged.accepted()).isPresent();
    }

    private static void assertRefused(String push, String text, String rule, int line, int column, String what) {
        Judged judged = judge(push, text);
        assertThat(judged.accepted()).isEmpty();
        assertThat(judged.violations()).filteredOn(Violation::fatal).singleElement().satisfies(v -> {
            assertThat(v.rule()).isEqualTo(rule);
            assertThat(v.line()).as(v.toString()).isEqualTo(line);
            assertThat(v.column()).as(v.toString()).isEqualTo(column);
            assertThat(v.message()).contains(what);
            assertThat(v.advice()).endsWith(".");
        });
    }

    private static String router(String keys) {
        return "node: n1\nrouters:\n  - name: VI_1\n    interface: eth0\n    vrid: 51\n"
                + (keys.contains("addresses:") ? "" : "    addresses: [10.63.0.158/24]\n") + keys.indent(4);
    }

    @ParameterizedTest
    @CsvSource({"51,true", "'1-100',true", "'1-50, 52',false", "'[]',false"})
    void vrids_areThoseOfThePolicy(String vrids, boolean isAllowed) {
        String list = vrids.equals("[]") ? "[]" : "[" + vrids + "]";
        if (isAllowed) {
            assertAccepted("{ vrids: " + list + " }", RUNNING);
        } else {
            assertRefused("{ vrids: " + list + " }", RUNNING, "push.vrids", 3, 42, "VRID 51");
        }
    }

    @Test
    void interfaces_areThoseOfThePolicy_whereverTheyAreNamed() {
        assertAccepted("{ interfaces: [\"eth*\"] }", RUNNING);
        assertAccepted("{ interfaces: [eth0] }", RUNNING);
        String push = "{ interfaces: [\"eth0\", \"wan*\"] }";
        assertRefused("{ interfaces: [lo] }", RUNNING, "push.interfaces", 3, 30, "eth0");
        assertRefused(push, router("addresses: [{ address: 10.63.0.158/24, interface: eth1 }]"), "push.interfaces", 6,
                55, "eth1");
        assertRefused(push, router("excluded: [{ address: 10.63.0.159/24, interface: eth1 }]"), "push.interfaces", 7,
                54, "eth1");
        assertRefused(push, router("routes: [{ to: 10.0.0.0/8, interface: eth1 }]"), "push.interfaces", 7, 43, "eth1");
        assertRefused(push, router("track: [{ interface: eth1, weight: -5 }]"), "push.interfaces", 7, 26, "eth1");
        assertRefused(push, RUNNING + "groups: [{ name: g, routers: [VI_1], track: [{ interface: eth1 }] }]\n",
                "push.interfaces", 4, 59, "eth1");
        assertRefused(push, router("track: [{ check: c, weight: -5 }]") + "checks: [{ name: c, interface: eth1 }]\n",
                "push.interfaces", 8, 32, "eth1");
        assertAccepted(push, router("track: [{ interface: wan0, weight: -5 }]"));
    }

    @Test
    void sources_lieWithinThePolicy() {
        String push = "{ sources: [10.63.0.0/24] }";
        assertAccepted(push, RUNNING);
        assertAccepted(push, router("source: 10.63.0.9"));
        assertRefused(push, router("source: 10.64.0.9"), "push.sources", 7, 13, "10.64.0.9");
        assertRefused("{ sources: [] }", router("source: 10.63.0.9"), "push.sources", 7, 13, "10.63.0.9");
    }

    @Test
    void unicastPeers_lieWithinThePolicy() {
        String push = "{ peers: [10.63.0.0/24] }";
        assertAccepted(push, RUNNING);
        assertAccepted(push, router("unicast: { peers: [10.63.0.2, 10.63.0.3] }"));
        assertRefused(push, router("unicast: { peers: [10.63.0.2, 192.0.2.3] }"), "push.peers", 7, 35, "192.0.2.3");
        assertAccepted("{}", router("unicast: { peers: [192.0.2.3] }"));
    }

    @Test
    void webhookThatIsHidden_standsForThatOfTheNode_andForNoneOfAnotherHost() {
        String notify = "notify: [{ on: [master], webhook: \"%s\" }]\n";
        NodeConfig running = SimNode.config(RUNNING + notify.formatted("https://a.example/T0ken?k=2"));
        Judge judge = new Judge(new PushRules(policy("{ webhooks: [\"https://a.example/T0ken\"] }").push(),
                _ -> Optional.empty(), List.of()));
        Judged kept = judge.judge(RUNNING + notify.formatted("https://a.example/(hidden)"), running, List.of());
        assertThat(kept.accepted().orElseThrow().config()).isEqualTo(running);
        for (String other : List.of("https://b.example/(hidden)", "http://a.example/(hidden)",
                "https://a.example/(hidden-2)", "https://a.example:8443/(hidden)")) {
            Judged refused = judge.judge(RUNNING + notify.formatted(other), running, List.of());
            assertThat(refused.accepted()).as(other).isEmpty();
            assertThat(refused.violations()).anySatisfy(v -> {
                assertThat(v.rule()).isEqualTo("push.webhook");
                assertThat(v.line()).isEqualTo(4);
            }).noneMatch(v -> v.toString().contains("T0ken"));
        }
    }

    @Test
    void addresses_lieWithinThePolicy() {
        String push = "{ addresses: [10.63.0.0/24, \"fe80::/64\"] }";
        assertAccepted(push, RUNNING);
        assertAccepted(push, router("excluded: [10.63.0.1/32]"));
        assertAccepted(push, router("routes: [{ to: 10.63.0.128/25 }]"));
        assertRefused(push, router("addresses: [10.63.1.158/24]"), "push.addresses", 6, 17, "10.63.1.158/24");
        assertRefused(push, router("excluded: [\"2001:db8::1/64\"]"), "push.addresses", 7, 16, "2001:db8::1/64");
        assertRefused(push, router("routes: [{ to: 10.63.0.0/16 }]"), "push.addresses", 7, 20, "10.63.0.0/16");
        assertRefused(push, router("routes: [{ to: default, via: 10.63.0.1 }]"), "push.addresses", 7, 20,
                "0.0.0.0/0");
        assertRefused("{ addresses: [] }", RUNNING, "push.addresses", 3, 58, "10.63.0.158/24");
    }

    @Test
    void prefixLength_doesNotReachBeyondThePolicy_exceptIntoASubnetThatTheNodeIsIn() {
        String push = "{ addresses: [10.63.0.158/32] }";
        assertRefused(push, RUNNING, "push.addresses", 3, 58, "prefix length");
        assertAccepted(push, router("addresses: [10.63.0.158/32]"));
        assertThat(judge(push, RUNNING, List.of(AddressRange.parse("10.63.0.0/24"))).accepted()).isPresent();
        assertThat(judge(push, router("addresses: [10.63.0.158/1]"), List.of(AddressRange.parse("10.63.0.0/24")))
                .accepted()).isEmpty();
    }

    @Test
    void managementAddress_isNoVirtualAddress() {
        assertRefused("{}", router("addresses: [10.63.0.154/24]"), "push.management", 6, 17, "10.63.0.154");
        assertRefused("{}", router("excluded: [10.63.0.154/32]"), "push.management", 7, 16, "10.63.0.154");
    }

    @Test
    void node_keepsItsName() {
        assertRefused("{}", RUNNING.replace("n1", "n2"), "push.node", 1, 7, "n1, not n2");
    }

    @Test
    void routers_areNoMoreThanThePolicyAllows() {
        assertAccepted("{ maxRouters: 1 }", RUNNING);
        assertRefused("{ maxRouters: 0 }", RUNNING, "push.maxRouters", 3, 13, "1 routers");
    }

    @Test
    void scripts_areNamedByThePolicy_andCanBeRun() {
        String checks = router("track: [{ check: c, weight: -5 }]") + "checks: [{ name: c, script: check-app }]\n";
        assertRefused("{}", checks, "push.scripts", 8, 29, "check-app");
        assertRefused("{ scripts: [other] }", checks, "push.scripts", 8, 29, "check-app");
        assertAccepted("{ scripts: [check-app] }", checks);
        assertRefused("{ scripts: [open] }", checks.replace("check-app", "open"), "push.scripts", 8, 29,
                "Others may write to it");
        String notify = RUNNING + "notify: [{ on: [master], script: check-app }]\n";
        assertRefused("{}", notify, "push.scripts", 4, 34, "check-app");
        assertAccepted("{ scripts: [check-app] }", notify);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bin/sh", "../check-app", "check app", "..", "sh -c id", "a/b", "\"a;id\"", "\"a\\nb\""})
    void scriptThatIsNoName_isRefused(String script) {
        Judged judged = judge("{ scripts: [check-app] }", RUNNING + "checks: [{ name: c, script: " + script + " }]\n");
        assertThat(judged.accepted()).isEmpty();
        assertThat(judged.violations()).filteredOn(Violation::fatal).allSatisfy(v -> assertThat(v.line()).isEqualTo(4));
    }

    @ParameterizedTest
    @CsvSource({"https://hooks.example.com/,https://hooks.example.com/a/b?c=d,true",
            "https://hooks.example.com,https://hooks.example.com/a,true",
            "https://hooks.example.com/,https://HOOKS.example.com:443/a,true",
            "https://hooks.example.com/baton,https://hooks.example.com/baton/x,true",
            "https://hooks.example.com/baton,https://hooks.example.com/baton,true",
            "https://hooks.example.com/baton,https://hooks.example.com/batonx,false",
            "https://hooks.example.com/baton/,https://hooks.example.com/baton/../admin,false",
            "https://hooks.example.com/baton/,https://hooks.example.com/baton/%2e%2e/admin,false",
            "https://hooks.example.com/,https://hooks.example.com.evil.example/,false",
            "https://hooks.example.com/,https://hooks.example.com:8443/,false",
            "https://hooks.example.com/,http://hooks.example.com/,false"})
    void webhooks_beginAsThePolicySays_partByPart(String prefix, String url, boolean isAllowed) {
        String text = RUNNING + "notify: [{ on: [master], webhook: \"" + url + "\" }]\n";
        if (isAllowed) {
            assertAccepted("{ webhooks: [\"" + prefix + "\"] }", text);
        } else {
            assertRefused("{ webhooks: [\"" + prefix + "\"] }", text, "push.webhooks", 4, 35, "webhook");
        }
        assertRefused("{}", text, "push.webhooks", 4, 35, "webhook");
    }

    @ParameterizedTest
    @CsvSource({"'tcp: 127.0.0.1:80',true", "'tcp: \"[::1]:80\"',true", "'tcp: 10.0.0.1:80',false",
            "'http: \"http://127.0.0.9/x\"',true", "'http: \"http://169.254.169.254/\"',false",
            "'http: \"http://[::1]/\"',true", "'icmp: 127.0.0.1',true", "'icmp: 10.0.0.1',false",
            "'icmp: localhost',false", "'http: \"http://localhost/\"',false", "'tcp: metadata:80',false"})
    void targetsOfChecks_lieWithinThePolicy(String probe, boolean isAllowed) {
        String text = router("track: [{ check: c, weight: -5 }]") + "checks: [{ name: c, " + probe + " }]\n";
        String push = "{ targets: [127.0.0.0/8, \"::1\"] }";
        if (isAllowed) {
            assertAccepted(push, text);
        } else {
            assertRefused(push, text, "push.targets", 8, 22 + probe.indexOf(':') + 1, "look");
        }
        assertAccepted("{}", text);
    }

    @ParameterizedTest
    @CsvSource({"/run/baton/drain,true", "/run/baton/a/b,true", "/run/baton,false", "/run/batons/x,false",
            "/run/baton/../shadow,false", "/etc/shadow,false"})
    void filesOfChecks_lieInFoldersOfThePolicy(String file, boolean isAllowed) {
        String text = router("track: [{ check: c, weight: -5 }]") + "checks: [{ name: c, file: " + file + " }]\n";
        if (isAllowed) {
            assertAccepted("{ files: [/run/baton] }", text);
        } else {
            assertRefused("{ files: [/run/baton] }", text, "push.files", 8, 27, "file");
        }
        assertRefused("{}", text, "push.files", 8, 27, "file");
    }

    @Test
    void errorFindings_refuseByTheirCode_warningsAreTold() {
        String twice = RUNNING + "  - { name: VI_2, interface: eth0, vrid: 51, addresses: [10.63.0.159/24] }\n";
        Judged judged = judge("{}", twice);
        assertThat(judged.accepted()).isEmpty();
        assertThat(judged.violations()).anySatisfy(v -> {
            assertThat(v.rule()).isEqualTo("C01");
            assertThat(v.fatal()).isTrue();
            assertThat(v.line()).isEqualTo(4);
        });
        Judged warned = judge("{}", RUNNING + "checks: [{ name: c, process: nginx }]\n");
        assertThat(warned.accepted()).isPresent();
        assertThat(warned.violations()).isNotEmpty().noneMatch(Violation::fatal);
    }

    @Test
    void everyViolation_isToldAtOnce() {
        Judged judged = judge("{ vrids: [1], interfaces: [lo], addresses: [127.0.0.0/8] }", RUNNING);
        assertThat(judged.violations()).extracting(Violation::rule).contains("push.vrids", "push.interfaces",
                "push.addresses");
    }

    @Test
    void aliasesThatGrow_areNotKept() {
        StringBuilder text = new StringBuilder("node: n1\nrouters:\n");
        for (int i = 0; i < 60; i++) {
            text.append("  - { name: r").append(i).append(", interface: eth0, vrid: ").append(i + 1)
                    .append(", addresses: [10.0.0.").append(i + 1).append("/32], routes: ");
            if (i > 0) {
                text.append("*r }\n");
                continue;
            }
            text.append("&r [");
            for (int j = 0; j < 999; j++) {
                text.append("{ to: 172.16.").append(j >> 8).append('.').append(j & 255).append("/32 }, ");
            }
            text.append("{ to: 172.17.0.0/16 }] }\n");
        }
        Judged judged = judge("{}", text.toString());
        assertThat(judged.accepted()).isEmpty();
        assertThat(judged.violations()).anyMatch(v -> v.rule().equals("push.size"));
    }

    @Test
    void largestText_isJudgedInSeconds() {
        StringBuilder text = new StringBuilder("node: n1\nrouters:\n");
        int i = 0;
        while (text.length() < Judge.MAX_BYTES - 200) {
            text.append("  - {name: r").append(i).append(", interface: e").append(i / 255).append(", vrid: ")
                    .append(1 + i % 255).append(", addresses: [10.").append(i >> 16).append('.')
                    .append(i >> 8 & 255).append('.').append(i & 255).append("/32]}\n");
            i++;
        }
        long began = System.nanoTime();
        Judged judged = judge("{ maxRouters: 10000 }", text.toString());
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf("1 MiB with %d routers judged in %.1f s, %d violations%n", i, seconds,
                judged.violations().size());
        assertThat(seconds).isLessThan(20);
    }
}
