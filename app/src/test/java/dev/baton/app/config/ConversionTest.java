package dev.baton.app.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.baton.app.files.FileKind;
import dev.baton.app.files.OpenConfigs;
import dev.baton.config.ConfigLoader;
import dev.baton.config.ConfigResult;
import dev.baton.finding.Code;
import dev.baton.finding.Severity;

import static org.assertj.core.api.Assertions.assertThat;

class ConversionTest {
    @TempDir
    private Path folder = Path.of("");

    private OpenConfigs open(String name, String text) throws IOException {
        return OpenConfigs.read(List.of(Files.writeString(folder.resolve(name), text)));
    }

    private static final String PAIR = """
            global_defs {
             router_id n1
             smtp_server 10.0.0.9
            }
            vrrp_instance VI_1 {
             state MASTER
             nopreempt
             interface eth0
             virtual_router_id 51
             priority 100
             virtual_ipaddress {
              10.0.0.100/24
             }
            }
            """;

    @Test
    void keepalivedConf_becomesYamlThatLoads_withWhatIsLostAndChanged() throws IOException {
        Conversion made = Conversion.of(open("n1.conf", PAIR).files().getFirst());
        assertThat(made.to()).isEqualTo(FileKind.YAML);
        assertThat(made.isPossible()).isTrue();
        assertThat(ConfigLoader.load("x.yaml", made.text())).isInstanceOf(ConfigResult.Loaded.class);
        assertThat(made.losses()).anyMatch(loss -> loss.isLost() && loss.written().contains("smtp_server")
                && loss.place().filter(p -> p.line() == 3).isPresent());
        assertThat(made.losses()).anyMatch(loss -> !loss.isLost() && loss.written().contains("nopreempt"));
    }

    @Test
    void yaml_becomesAKeepalivedConf() throws IOException {
        Conversion made = Conversion.of(open("n1.yaml", """
                node: n1
                routers:
                  - { name: web, interface: eth0, vrid: 51, priority: 150, addresses: [10.0.0.100/24] }
                """).files().getFirst());
        assertThat(made.to()).isEqualTo(FileKind.KEEPALIVED);
        assertThat(made.text()).contains("virtual_router_id 51");
    }

    @Test
    void fileThatCannotBeUsed_cannotBeConverted() throws IOException {
        assertThat(Conversion.of(open("n1.yaml", "node: n1\nrouters: 3\n").files().getFirst()).isPossible()).isFalse();
    }

    @Test
    void remark_standsUnderItsLine_andTheLineIsMarkedAsBadAsTheWorst() throws IOException {
        OpenConfigs configs = open("n1.yaml", """
                node: n1
                routers:
                  - { name: web, interface: eth0, vrid: 51, priority: 500, addresses: [10.0.0.100/24] }
                """);
        List<TextLine> lines = TextLine.of(configs.files().getFirst(), configs);
        assertThat(lines).hasSize(4);
        assertThat(lines.get(2)).isEqualTo(new TextLine.Source(3,
                "  - { name: web, interface: eth0, vrid: 51, priority: 500, addresses: [10.0.0.100/24] }",
                Optional.of(Severity.ERROR)));
        assertThat(lines.get(3)).isInstanceOfSatisfying(TextLine.Said.class, said -> {
            assertThat(said.column()).isEqualTo(55);
            assertThat(said.code()).contains(Code.C02);
        });
    }
}
