package dev.baton.node;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.baton.port.Clock;
import dev.baton.port.NotifyPort;
import dev.baton.vrrp.Oddity;
import dev.baton.vrrp.Transition;

import static org.assertj.core.api.Assertions.assertThat;

class RefusalsTest {
    private final List<String> told = new ArrayList<>();
    private long now;

    private final Clock clock = new Clock() {
        @Override
        public long nowNanos() {
            return now;
        }

        @Override
        public Instant wall() {
            return Instant.EPOCH;
        }
    };

    private final Refusals refusals = new Refusals(new NotifyPort() {
        @Override
        public void transitioned(String router, Transition transition) {}

        @Override
        public void noticed(String router, Oddity oddity) {}

        @Override
        public void refused(String router, String sentence) {
            told.add(sentence);
        }
    }, clock);

    @Test
    void sameSentence_isToldOnceAMinute() {
        for (int i = 0; i < 100; i++) {
            refusals.refused("VI_1", "no");
        }
        assertThat(told).containsExactly("no");
        now = Refusals.QUIET_NANOS;
        refusals.refused("VI_1", "no");
        assertThat(told).containsExactly("no", "no");
    }

    @Test
    void sentences_areRememberedUpToABound() {
        for (int i = 0; i <= Refusals.LIMIT; i++) {
            refusals.refused("VI_1", "no " + i);
        }
        refusals.refused("VI_1", "no " + Refusals.LIMIT);
        assertThat(told).as("the newest is remembered").hasSize(Refusals.LIMIT + 1);
        refusals.refused("VI_1", "no 0");
        assertThat(told).as("the oldest is forgotten").hasSize(Refusals.LIMIT + 2);
    }
}
