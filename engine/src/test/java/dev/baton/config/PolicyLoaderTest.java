package dev.baton.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.baton.wire.IpAddress;

import static org.assertj.core.api.Assertions.assertThat;

class PolicyLoaderTest {
    private static NodePolicy loaded(String text) {
        PolicyResult result = PolicyLoader.load("policy.yaml", text);
        assertThat(result.problems()).isEmpty();
        return ((PolicyResult.Loaded) result).policy();
    }

    private static String told(String text) {
        PolicyResult result = PolicyLoader.load("policy.yaml", text);
        assertThat(result).isInstanceOf(PolicyResult.Invalid.class);
        return result.problems().stream().map(Problem::text).collect(Collectors.joining());
    }

    @Test
    void everyKey_isRead() {
        assertThat(loaded("""
                scripts:
                  folder: /opt/checks
                  user: baton-script
                  environment: { SITE: "a b", http_proxy: none }
                """)).isEqualTo(new NodePolicy(new ScriptPolicy("/opt/checks", Optional.of("baton-script"),
                Map.of("SITE", "a b", "http_proxy", "none"))));
    }

    @Test
    void whatIsNotWritten_hasTheDefault() {
        assertThat(loaded("scripts: { }\n")).isEqualTo(NodePolicy.DEFAULT);
        assertThat(loaded("scripts: { environment: }\n").scripts().folder()).isEqualTo("/etc/baton/scripts");
    }

    @Test
    void everyMistake_isToldAtOnce_withPlaceCaretAndSuggestion() {
        assertThat(told("""
                script:
                  folder: scripts
                scripts:
                  folder: scripts
                  usr: baton
                  environment: { PATH: /tmp, BATON_X: 1, "a b": c, A: 1, A: 2 }
                """)).contains("policy.yaml:1:1: error: a policy has no key 'script'", "Did you mean 'scripts'?",
                "policy.yaml:4:11: error", "^~~~~~~", "Did you mean 'user'?",
                "policy.yaml:6:18: error: 'PATH' is set by the node itself", "'BATON_X' is set by the node itself",
                "'a b' is no name of a variable", "'A' is there twice");
    }

    @Test
    void everyKeyOfPush_isRead() {
        PushPolicy push = loaded("""
                push:
                  role: editor
                  interfaces: [eth0, "wan*"]
                  addresses: [10.63.0.0/24, 10.64.0.1, "fe80::/64"]
                  vrids: [1-100, 154]
                  scripts: [check-app]
                  webhooks: ["https://alerts.example.com/baton/"]
                  targets: [127.0.0.0/8]
                  files: [/run/baton]
                  services: [nginx]
                  maxRouters: 20
                """).push();
        assertThat(push.role()).isEqualTo(PushPolicy.Role.EDITOR);
        assertThat(push.interfaces().orElseThrow()).hasToString("[eth0, wan*]");
        assertThat(push.addresses().orElseThrow()).hasToString("[10.63.0.0/24, 10.64.0.1/32, fe80::/64]");
        assertThat(push.vrids().orElseThrow()).hasToString("[1-100, 154]");
        assertThat(push.scripts()).containsExactly("check-app");
        assertThat(push.webhooks()).hasToString("[https://alerts.example.com/baton/]");
        assertThat(push.targets().orElseThrow()).hasToString("[127.0.0.0/8]");
        assertThat(push.files()).containsExactly("/run/baton");
        assertThat(push.services()).containsExactly("nginx");
        assertThat(push.maxRouters()).isEqualTo(20);
    }

    @Test
    void withoutPush_dataIsAllowedAndNothingElse() {
        PushPolicy push = loaded("scripts: { }\n").push();
        assertThat(push).isEqualTo(loaded("push: { }\n").push()).isEqualTo(PushPolicy.DEFAULT);
        assertThat(push.interfaces()).isEmpty();
        assertThat(push.addresses()).isEmpty();
        assertThat(push.vrids()).isEmpty();
        assertThat(push.scripts()).isEmpty();
        assertThat(push.webhooks()).isEmpty();
        assertThat(push.files()).isEmpty();
        assertThat(push.services()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"role: root|is not possible here|viewer", "vrids: [0]|no VRID 1..255|1-100",
            "vrids: [9-3]|no VRID 1..255|1-100", "vrids: [256]|no VRID|1-100",
            "addresses: [10.63.0.5/24]|no network|alone",
            "addresses: [eth0]|no address|10.0.0.1/24", "interfaces: [a/b]|no name of an interface|eth0",
            "scripts: [/bin/sh]|no script name|check-app", "webhooks: [ftp://a/]|http|http",
            "webhooks: [\"https://a/?b\"]|goes on behind the path|?", "files: [run]|no absolute path|/run",
            "files: [/run/../etc]|'..'|leads", "services: [\"-x\"]|no name of a service|nginx",
            "services: [\"a;b\"]|no name of a service|nginx", "maxRouters: -1|outside|0..10000",
            "vrid: 1|no key 'vrid'|vrids"})
    void wrongValuesOfPush_areToldWithWhatToWrite(String key, String problem, String advice) {
        String told = told("push: { " + key + " }\n");
        assertThat(told).contains("policy.yaml:1:");
        assertThat(told).contains(problem, advice);
    }

    @Test
    void policyThatOthersCouldChange_isRefusedWithWhatToDo(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("policy.yaml"), "scripts: { }\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(PolicyLoader.load(file)).isInstanceOf(PolicyResult.Loaded.class);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--rw-"));
        assertThat(PolicyLoader.load(file).problems()).singleElement().satisfies(p -> {
            assertThat(p.message()).contains("others than root may write");
            assertThat(p.advice()).contains("chmod go-w " + file.toRealPath());
        });
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(PolicyLoader.load(file).problems()).singleElement().asString()
                .contains("others than root may write");
    }

    @Test
    void policyOfAnotherUser_isRefused(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("policy.yaml"), "scripts: { }\n");
        Object owner = Files.getAttribute(file, "unix:uid");
        int other = owner.equals(0) ? 1 : (Integer) owner;
        if (owner.equals(0)) {
            Files.setAttribute(file, "unix:uid", other);
        }
        assertThat(new PolicyRights(other + 1).problem(file)).hasValueSatisfying(p -> {
            assertThat(p.message()).contains("belongs to user " + other);
            assertThat(p.advice()).contains("chown root");
        });
        assertThat(new PolicyRights(other).problem(file)).isEmpty();
    }

    @Test
    void ranges_holdWhatLiesWithin() {
        AddressRange range = AddressRange.parse("10.63.0.0/22");
        assertThat(range.contains(IpAddress.parse("10.63.3.255"))).isTrue();
        assertThat(range.contains(IpAddress.parse("10.63.4.0"))).isFalse();
        assertThat(range.contains(IpAddress.parse("::a3f:0"))).isFalse();
        assertThat(range.contains(AddressRange.parse("10.63.2.0/24"))).isTrue();
        assertThat(range.contains(AddressRange.parse("10.63.0.0/21"))).isFalse();
        assertThat(AddressRange.parse("0.0.0.0/0").contains(IpAddress.parse("255.1.2.3"))).isTrue();
        assertThat(AddressRange.parse("2001:db8::/33").contains(IpAddress.parse("2001:db8:7fff::1"))).isTrue();
        assertThat(AddressRange.parse("2001:db8::/33").contains(IpAddress.parse("2001:db8:8000::1"))).isFalse();
        assertThat(new InterfacePattern("e*0*").matches("eth0.100")).isTrue();
        assertThat(new InterfacePattern("e*0").matches("eth1")).isFalse();
        assertThat(new InterfacePattern("eth").matches("eth0")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "- a", "scripts: 1", "scripts: { environment: [A] }", "scripts: { user: 'a b' }",
            "scripts: { environment: { A: {} } }", "scripts: { environment: { ? [a] : b } }", "\u0000", "{"})
    void nonsense_isRefusedAndNeverThrown(String text) {
        assertThat(told(text)).contains("policy.yaml");
    }

    @Test
    void missingFile_isTold() {
        assertThat(PolicyLoader.load(Path.of("no-such-policy.yaml")).problems()).singleElement().asString()
                .contains("there is no such file");
    }

    @Test
    void reference_namesEveryKeyWithItsDefault() {
        String reference = Samples.text(Path.of("docs/config.md"));
        for (Shape<?> shape : PolicyShape.ALL) {
            for (Key<?> key : shape.keys()) {
                assertThat(reference).contains(Reference.row(key));
            }
        }
    }
}
