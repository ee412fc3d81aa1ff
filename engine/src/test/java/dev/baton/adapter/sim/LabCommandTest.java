package dev.baton.adapter.sim;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LabCommandTest {
    @ParameterizedTest
    @ValueSource(strings = {"kill n1", "stop n1", "continue n1", "start n1", "end n1", "link down n1", "link up n1",
            "cut n1 n2", "heal n1 n2", "heal", "fail nginx@n1", "pass nginx@n1", "priority n1/VI_1 120",
            "hand-over n2/VI_1", "resign n1/VI_1", "maintenance n1/VI_1 on", "maintenance n1/VI_1 off",
            "drift n1 500ppm", "drift n1 -500ppm", "loss 5%", "loss 0.5%", "loss 0%", "delay 20ms", "delay 0s",
            "duplicate 1%"})
    void everyCommand_isReadAndWrittenTheSame(String text) {
        assertThat(LabCommand.parse(text).text()).isEqualTo(text);
    }

    @Test
    void script_isSortedByTime() {
        assertThat(LabCommand.script("start n1 @12s; kill n1 @5s;; heal ;")).containsExactly(
                new LabCommand.Timed(new LabCommand.HealAll(), 0, 30),
                new LabCommand.Timed(new LabCommand.Kill("n1"), 5_000_000_000L, 16),
                new LabCommand.Timed(new LabCommand.Start("n1"), 12_000_000_000L, 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
            "kil n1 @5s|Column 1: 'kil' is no command; the commands are: kill, stop, continue, start, end, link, cut, heal, fail, pass, priority, hand-over, resign, maintenance, drift, loss, delay, duplicate.",
            "kill n1 @5s; stop|Column 18: after 'stop' the name of a node is missing.",
            "kill n1 @5|Column 10: '5' is not a time such as 5s.",
            "@5s|Column 1: there is no command before '@5s'; the commands are: kill, stop, continue, start, end, link, cut, heal, fail, pass, priority, hand-over, resign, maintenance, drift, loss, delay, duplicate.",
            "kill n1 n2|Column 9: 'n2' is one word too many (commands are separated by ';', a time is written '@5s').",
            "link sideways n1|Column 6: 'sideways' is neither 'up' nor 'down'.",
            "fail nginx|Column 6: 'nginx' is not a check and a node such as nginx@n1.",
            "priority n1 5|Column 10: 'n1' is not a node and a router such as n1/VI_1.",
            "priority n1/VI_1 256|Column 18: '256' is no priority between 1 and 255.",
            "hand-over n1|Column 11: 'n1' is not a node and a router such as n1/VI_1.",
            "resign|Column 7: after 'resign' a router such as n1/VI_1 is missing.",
            "maintenance n1/VI_1 maybe|Column 21: 'maybe' is neither 'on' nor 'off'.",
            "drift n1 fast|Column 10: 'fast' is no drift between -100000ppm and 100000ppm.",
            "loss 101%|Column 6: '101%' is no share between 0% and 100%.",
            "delay 5|Column 7: '5' is not a delay such as 20ms."})
    void wrongCommands_areToldWithTheirColumn(String text, String message) {
        assertThatThrownBy(() -> LabCommand.script(text)).isInstanceOf(LabException.class).hasMessage(message);
    }

    @Test
    void noCommand_isToldWithTheList() {
        assertThatThrownBy(() -> LabCommand.parse("  ")).isInstanceOf(LabException.class)
                .hasMessageContaining("the commands are: kill");
    }
}
