package dev.baton.keepalived;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/// No text makes reading throw, hang or grow without bound.
class ConfFuzzTest {
    private static final int RUNS = Integer.getInteger("baton.fuzz.runs", 2_000);
    private static final List<String> PARTS = List.of("vrrp_instance VI_1", "{", "}", "\n", " ", "\"", "'", "\\", "#",
            "!",
            "$", "${", "$A=", "$A", "${A}", "$B=$A $A", "~SEQ(i, 1, 3)", "~SEQ(", "~LST({x,y}, {1,2})", "~LST(", ")",
            ",",
            "@n1 ", "@^n1 ", "@", "include a", "includea *", "\r\n", "\t", "10.0.0.1/24", "virtual_ipaddress",
            "$i ", "\\\n", "\0", "中", "😀", "x".repeat(600));

    @Test
    void anyText_isReadInBoundedTimeAndMemory() {
        SplittableRandom random = new SplittableRandom(4);
        FileSource self = new FileSource() {
            @Override
            public Found find(String pattern, String from) {
                return new Found(List.of(new Included(pattern, "include " + from + "\nx { $A\n")), Optional.empty());
            }
        };
        for (int run = 0; run < RUNS; run++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(1, 60);
            for (int i = 0; i < length; i++) {
                text.append(random.nextInt(10) == 0
                        ? String.valueOf((char) random.nextInt(1, 0x250))
                        : PARTS.get(random.nextInt(PARTS.size())));
            }
            Conf conf = Conf.read("f", text.toString(), "n1", self);
            assertThat(conf.problems().size()).isLessThanOrEqualTo(ConfLimits.MAX_PROBLEMS + 1);
            conf.problems().forEach(problem -> assertThat(problem.text()).isNotBlank());
        }
    }
}
