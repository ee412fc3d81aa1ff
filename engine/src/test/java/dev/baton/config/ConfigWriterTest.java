package dev.baton.config;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.baton.config.ConfigDiff.Fate;
import dev.baton.wire.IpAddress;

import static org.assertj.core.api.Assertions.assertThat;

class ConfigWriterTest {
    @Test
    void whatIsWritten_isReadAsTheSame() {
        for (long seed = 0; seed < 3_000; seed++) {
            NodeConfig config = new RandomConfigs(seed).next();
            String text = ConfigWriter.write(config);
            ConfigResult result = ConfigLoader.load("n1.yaml", text);
            assertThat(result).as("seed %d: %s%n%s", seed, result.problems(), text)
                    .isInstanceOf(ConfigResult.Loaded.class);
            assertThat(((ConfigResult.Loaded) result).config()).as("seed %d%n%s", seed, text).isEqualTo(config);
        }
    }

    @Test
    void everyRouterThatLoads_isOneThatTheElectionTakes() {
        int routers = 0;
        for (long seed = 0; seed < 1_000; seed++) {
            NodeConfig config = new RandomConfigs(seed).next();
            ElectionSetup setup = ElectionSetup.of(config,
                    _ -> List.of(IpAddress.parse("10.0.0.9"), IpAddress.parse("fe80::9")));
            assertThat(setup.missing()).isEmpty();
            assertThat(setup.members()).hasSameSizeAs(config.routers());
            routers += setup.members().size();
        }
        assertThat(routers).isGreaterThan(1_000);
    }

    @Test
    void aConfiguration_doesNotDifferFromItself_andDiffersFromOthers() {
        for (long seed = 0; seed < 500; seed++) {
            NodeConfig config = new RandomConfigs(seed).next();
            assertThat(ConfigDiff.between(config, config).isEmpty()).isTrue();
            assertThat(ConfigDiff.between(config, config).routers()).allMatch(r -> r.fate() == Fate.UNCHANGED);
            NodeConfig other = new RandomConfigs(seed + 10_000).next();
            assertThat(ConfigDiff.between(config, other).isEmpty()).isEqualTo(config.equals(other));
        }
    }

    @Test
    void canonicalText_isThatOfTheExample() {
        NodeConfig config = Samples.loaded(Samples.text(Samples.SHIPPED.resolve("nginx-pair-a.yaml")));
        assertThat(ConfigWriter.write(config)).isEqualTo("""
                node: nginx-a
                routers:
                  - name: VI_1
                    interface: eth0
                    vrid: 154
                    addresses: [10.63.0.158/24]
                    track:
                      - { check: nginx, weight: -20 }
                checks:
                  - { name: nginx, process: nginx }
                notify:
                  - { on: [master, backup, fault], script: on-change }
                """);
    }

    @Test
    void hiddenPasswords_areReadAsHidden() {
        NodeConfig config = Samples.loaded(Samples.everything());
        String hidden = ConfigWriter.writeHidden(config);
        assertThat(config.routers()).anyMatch(r -> r.password().isPresent());
        config.routers().stream().flatMap(r -> r.password().stream())
                .forEach(p -> assertThat(hidden).doesNotContain("pass: " + p.value()).doesNotContain("\"" + p.value()));
        assertThat(Samples.loaded(hidden).routers().stream().flatMap(r -> r.password().stream()))
                .allMatch(Secret.HIDDEN::equals);
    }
}
