package dev.baton.adapter.linux;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.baton.port.PortException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class EchoesTest {
    @Test
    void hostOfEachFamily_answers_andEveryAnswerIsForItsOwnRequest() throws Exception {
        assumeTrue(Namespace.possible(), "needs root");
        try (Namespace host = new Namespace("echo")) {
            host.ip("link set lo up");
            host.inside(() -> {
                try (Echoes echoes = new Echoes()) {
                    for (String address : List.of("127.0.0.1", "::1")) {
                        List<CompletableFuture<Boolean>> answers = IntStream.range(0, 100)
                                .mapToObj(_ -> echoes.ask(InetAddress.ofLiteral(address))).toList();
                        for (CompletableFuture<Boolean> answer : answers) {
                            answer.get(5, TimeUnit.SECONDS);
                        }
                    }
                }
                return "";
            });
        }
    }

    @Test
    void hostWithoutAWayToIt_isRefusedAtOnce() throws Exception {
        assumeTrue(Namespace.possible(), "needs root");
        try (Namespace host = new Namespace("echo")) {
            host.inside(() -> {
                try (Echoes echoes = new Echoes()) {
                    assertThatThrownBy(() -> echoes.ask(InetAddress.ofLiteral("192.0.2.1")))
                            .isInstanceOf(PortException.class).hasMessageContaining("unreachable");
                }
                return "";
            });
        }
    }

    @Test
    void hostThatIsNotThere_doesNotAnswer() throws Exception {
        assumeTrue(Namespace.possible(), "needs root");
        try (Namespace host = new Namespace("echo")) {
            host.ip("link add d0 type veth peer name d1");
            host.ip("link set d1 up");
            host.ip("addr add 192.0.2.1/24 dev d0");
            host.ip("link set d0 up");
            host.inside(() -> {
                try (Echoes echoes = new Echoes()) {
                    assertThat(echoes.ask(InetAddress.ofLiteral("192.0.2.2"))).isNotCompleted();
                }
                return "";
            });
        }
    }
}
