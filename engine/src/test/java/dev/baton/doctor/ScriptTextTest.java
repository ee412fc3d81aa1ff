package dev.baton.doctor;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ScriptTextTest {
    private static ScriptText read(String... lines) {
        return ScriptText.of("s.sh", "#!/bin/bash\n" + String.join("\n", lines) + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A=`ps -C nginx --no-header |wc -l`", "pgrep nginx",
            "pgrep -x 'nginx' >/dev/null || exit 1",
            "if ! pidof -s nginx; then exit 1; fi", "killall -0 nginx", "/usr/bin/killall -s 0 nginx",
            "ps aux | grep -v grep | grep [n]ginx", "ps -ef|grep nginx|grep -v grep|wc -l", "pidof /usr/sbin/nginx",
            "ps -ef | awk '/nginx/ {n++} END {exit n==0}'"})
    void commandThatLooksForAProcess_isKnown(String line) {
        ScriptText text = read(line);

        assertThat(text.process()).isEqualTo(Optional.of("nginx"));
        assertThat(text.isOnlyThat()).isTrue();
        assertThat(text.lookups()).singleElement().satisfies(place -> assertThat(place.line()).isEqualTo(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"curl -fs http://127.0.0.1/", "nc -z 127.0.0.1 80", "[ -f /run/drain ]",
            "systemctl is-active nginx", "exec 3<>/dev/tcp/127.0.0.1/80", "nginx -t "})
    void scriptThatLooksAtSomethingElse_too_isNotOnlyThat(String line) {
        assertThat(read("pidof nginx", line).isOnlyThat()).isFalse();
    }

    @Test
    void twoProcesses_orAnotherLanguage_orARemark_areNone() {
        assertThat(read("pidof nginx", "pidof php-fpm").process()).isEmpty();
        assertThat(read("# pidof nginx").process()).isEmpty();
        assertThat(ScriptText.of("s", "#!/usr/bin/python3\nos.system('pidof nginx')\n").isOnlyThat()).isFalse();
        assertThat(ScriptText.of("s", "#!/usr/bin/env bash\npidof nginx\n").isOnlyThat()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"killall keepalived", "  killall -9 keepalived", "pkill -f keepalived",
            "systemctl stop keepalived", "systemctl --no-block restart keepalived.service",
            "/etc/init.d/keepalived stop", "service keepalived stop", "kill -TERM $(pidof keepalived)",
            "kill `cat /var/run/keepalived.pid`", "ps -C keepalived -o pid= | xargs kill -9",
            "nginx || (sleep 2; killall keepalived)", "systemctl stop baton"})
    void commandThatKillsTheDaemon_isKnown(String line) {
        assertThat(read(line).kills()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"killall -0 keepalived", "kill -0 $(cat /run/keepalived.pid)", "killall -HUP keepalived",
            "systemctl reload keepalived", "systemctl status keepalived", "# killall keepalived", "killall nginx",
            "echo restart; cat /etc/keepalived/x", "systemctl restart nginx"})
    void whatKillsNothing_isNotToldOf(String line) {
        assertThat(read(line).kills()).isEmpty();
    }

    @Test
    void scriptThatNeverFails_isKnown() {
        assertThat(read("if true; then", "killall keepalived", "fi").neverFails()).isTrue();
        assertThat(read("if ! pidof nginx; then", "exit 1", "fi").neverFails()).isFalse();
        assertThat(read("curl -f http://127.0.0.1/").neverFails()).isFalse();
    }

    @Test
    void chmod777_isKnown_alsoInARemark() {
        assertThat(read("# chmod 777 /usr/local/bin/check.sh").opens()).hasSize(1);
        assertThat(read("chmod a+w x").opens()).hasSize(1);
        assertThat(read("chmod 755 x", "chmod +x x", "chmod u+w x", "chmod 1775 x").opens()).isEmpty();
    }
}
