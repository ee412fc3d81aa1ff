package dev.baton.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.baton.config.ConfigLoader;
import dev.baton.config.ConfigResult;

import static org.assertj.core.api.Assertions.assertThat;

/// `baton convert`.
class RunConvertTest {
    private static final String PUBLISHED = "src/test/resources/keepalived/nginx-pair-as-published.keepalived.conf";
    private static final String SMALL = """
            vrrp_instance VI_1 {
             interface eth0
             virtual_router_id 51
             virtual_ipaddress { 10.0.0.100/24 }
            %s}
            """;

    @TempDir
    private Path folder = Path.of(".");

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private long files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    @Test
    void publishedPair_becomesAConfiguration_andWhatWasWrongIsTold() throws IOException {
        Path out = folder.resolve("node.yaml");
        Shell.Run run = new Shell().run("convert", "--to", "yaml", PUBLISHED, "--config-id", "n1", "-o",
                out.toString());

        assertThat(run.status()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(":31:1: error: a } too many", ":18:2: changed: nopreempt → preempt: true",
                ":8:2: changed: script \"/usr/local/nginx/nginx_check.sh\" → script: nginx_check.sh",
                "1 routers, 1 checks, 0 groups; 0 statements are not carried over.");
        assertThat(ConfigLoader.load(out)).isInstanceOfSatisfying(ConfigResult.Loaded.class,
                loaded -> assertThat(loaded.config().node()).isEqualTo("nginx_master154"));
        assertThat(files()).isEqualTo(1);
    }

    @Test
    void withoutOutput_theConfigurationIsPrinted() throws IOException {
        Shell.Run run = new Shell().run("convert", "--to", "yaml",
                file("k.conf", SMALL.formatted(" debug 1\n")).toString(), "--config-id",
                "n7");

        assertThat(run.status()).isZero();
        assertThat(run.out()).startsWith("node: n7\nrouters:\n  - name: VI_1\n");
    }

    @Test
    void configurationId_choosesTheLines_andIncludesAreRead() throws IOException {
        file("part.conf", "@n1 priority 11\n@n2 priority 22\n");
        String main = file("k.conf", SMALL.formatted("include p*.conf\n")).toString();

        assertThat(new Shell().run("convert", "--to", "yaml", main, "--config-id", "n1").out())
                .contains("priority: 11");
        assertThat(new Shell().run("convert", "--to", "yaml", main, "--config-id", "n2").out())
                .contains("priority: 22");
    }

    @Test
    void strict_refusesWhatIsNotTakenOver_andWritesNothing() throws IOException {
        String main = file("k.conf", SMALL.formatted(" smtp_alert\n")).toString();
        Path out = file("node.yaml", "as before");

        assertThat(new Shell().run("convert", "--to", "yaml", main, "-o", out.toString()).status()).isZero();
        Files.writeString(out, "as before");
        Shell.Run run = new Shell().run("convert", "--to", "yaml", main, "--strict", "-o", out.toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("k.conf:5:2: not imported: smtp_alert", "was not converted: 1 statements");
        assertThat(out).hasContent("as before");
        assertThat(new Shell()
                .run("convert", "--to", "yaml", file("l.conf", SMALL.formatted("")).toString(), "--strict").status())
                .isZero();
    }

    @Test
    void strict_refusesErrors_too() throws IOException {
        assertThat(new Shell()
                .run("convert", "--to", "yaml", file("k.conf", SMALL.formatted(" zzz\n")).toString(), "--strict")
                .status())
                .isEqualTo(1);
    }

    @Test
    void whatANodeRefuses_isWritten_withStatus1() throws IOException {
        String two = SMALL.formatted("") + SMALL.formatted("").replace("VI_1", "VI_2").replace("51", "52");
        Shell.Run run = new Shell().run("convert", "--to", "yaml", file("k.conf", two).toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).contains("VI_2");
        assertThat(run.err()).contains("A node refuses the result until the errors above are mended.");
    }

    @Test
    void fileWithoutInstances_isNotImported() throws IOException {
        Shell.Run run = new Shell().run("convert", "--to", "yaml",
                file("k.conf", "virtual_server 10.0.0.1 80 {\n}\n").toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void whatCannotBeReadOrWritten_isTold() throws IOException {
        String main = file("k.conf", SMALL.formatted("")).toString();

        assertThat(new Shell().run("convert", "--to", "yaml", "/nowhere/k.conf")).satisfies(run -> {
            assertThat(run.status()).isEqualTo(3);
            assertThat(run.err()).startsWith("baton convert: there is no file '/nowhere/k.conf'");
        });
        assertThat(new Shell().run("convert", "--to", "yaml", folder.toString()).status()).isEqualTo(3);
        assertThat(new Shell().run("convert", "--to", "yaml", main, "-o", folder.toString()).status()).isEqualTo(3);
        assertThat(new Shell().run("convert", "--to", "yaml", main, "-o", "/nowhere/x.yaml").status()).isEqualTo(3);
        assertThat(new Shell().run("convert", "--to", "keepalived", "/nowhere/n.yaml").status()).isEqualTo(3);
        assertThat(new Shell().run("convert").status()).isEqualTo(2);
        assertThat(new Shell().run("convert", "--to", "keepalived", main, main).status()).isEqualTo(2);
    }

    @Test
    void export_writesTheFile_andTellsWhatIsMissing() throws IOException {
        String yaml = file("n.yaml", """
                node: n1
                routers:
                  - name: VI_1
                    interface: eth0
                    vrid: 51
                    addresses: [10.0.0.100/24]
                    track: [{ check: web }, { check: own }]
                checks:
                  - { name: web, http: "http://127.0.0.1/" }
                  - { name: own, script: check-own }
                """).toString();
        Path out = folder.resolve("k.conf");
        Shell.Run run = new Shell().run("convert", "--to", "keepalived", yaml, "--script-folder", "/opt/s/", "--output",
                out.toString());

        assertThat(new Shell().run("convert", "--to", "keepalived", yaml, "--strict", "-o", out.toString()).status())
                .isEqualTo(1);
        assertThat(run.status()).isZero();
        assertThat(run.err()).contains("not exported: check web", "curl -f http://127.0.0.1/");
        assertThat(Files.readString(out)).contains("vrrp_instance VI_1 {", "script /opt/s/check-own");
        assertThat(new Shell().run("convert", "--to", "keepalived", yaml).out())
                .contains("script /etc/baton/scripts/check-own");
        assertThat(new Shell().run("convert", "--to", "yaml", out.toString()).out()).contains("name: VI_1");
    }

    @Test
    void export_ofAFileWithAnError_writesNothing() throws IOException {
        Path out = folder.resolve("k.conf");
        Shell.Run run = new Shell().run("convert", "--to", "keepalived",
                file("n.yaml", "node: n1\nrouters: 3\n").toString(), "-o",
                out.toString());

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("n.yaml:2:10: error:", "nothing was written");
        assertThat(out).doesNotExist();
    }
}
