package dev.baton.traffic;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.baton.wire.ChecksumForm;
import dev.baton.wire.Ipv4Address;

import static dev.baton.traffic.Adverts.MS;
import static dev.baton.traffic.Adverts.N1;
import static dev.baton.traffic.Adverts.N2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/// What a sender's card says of hand-made streams; every advert names an interval of 100 ms.
class SourceBookTest {
    private final SourceBook book = new SourceBook(new WireSightings("here"));

    private SourceCard only() {
        assertThat(book.cards()).hasSize(1);
        return book.cards().getFirst();
    }

    @Test
    void regularStream_hasNoJitterAndNoLoss() {
        for (int i = 0; i < 50; i++) {
            book.see(Adverts.at(100L * i, N1, 150));
        }
        SourceCard card = only();
        assertThat(card.adverts()).isEqualTo(50);
        assertThat(card.ratePerSecond()).isCloseTo(10, within(1e-9));
        assertThat(List.of(card.p50Nanos(), card.p95Nanos(), card.maxNanos())).containsOnly(100 * MS);
        assertThat(card.jitterNanos()).isZero();
        assertThat(card.missed()).isZero();
        assertThat(card.hopLimits()).containsExactly(255);
        assertThat(card.isVirtualMac()).isTrue();
        assertThat(card.forms()).containsExactly(ChecksumForm.PSEUDO_HEADER);
        assertThat(card.versions()).containsExactly(3);
        assertThat(card.heardBy()).containsExactly(new SourceCard.HeardBy("eth0", 50, 4_900 * MS));
    }

    @Test
    void gapsOfWholeIntervals_areMissedAdverts_notJitter() {
        for (long millis : new long[]{0, 100, 200, 500, 600, 800}) {
            book.see(Adverts.at(millis, N1, 150));
        }
        assertThat(only().missed()).isEqualTo(3);
        assertThat(only().maxNanos()).isEqualTo(300 * MS);
        assertThat(only().jitterNanos()).isZero();
        assertThat(only().lossShare()).isCloseTo(3.0 / 9, within(1e-9));
    }

    @Test
    void lateAdverts_areJitter() {
        for (long millis : new long[]{0, 110, 200, 310, 400}) {
            book.see(Adverts.at(millis, N1, 150));
        }
        assertThat(only().jitterNanos()).isEqualTo(10 * MS);
        assertThat(only().p50Nanos()).isEqualTo(90 * MS);
        assertThat(only().p95Nanos()).isEqualTo(110 * MS);
    }

    @Test
    void timeNotSpentAsMaster_isNoLoss() {
        book.see(Adverts.at(0, N1, 150));
        book.see(Adverts.at(100, N1, 0));
        book.see(Adverts.at(500, N1, 140));
        book.see(Adverts.at(60_000, N1, 130));
        SourceCard card = only();
        assertThat(card.missed()).isZero();
        assertThat(card.resignations()).isEqualTo(1);
        assertThat(List.of(card.priority(), card.lowestPriority(), card.highestPriority())).containsExactly(130, 130,
                150);
    }

    @Test
    void sendersAreApart_andWhatNobodyLetsInIsCountedByItself() {
        book.see(Adverts.at(0, N1, 150));
        book.see(Adverts.at(1, N2, 100));
        book.see(Adverts.packet(2, Adverts.bytes(N2, 100, 64)));
        assertThat(book.cards()).extracting(SourceCard::source).containsExactly(N1, N2);
        SourceCard second = book.cards().getLast();
        assertThat(second.adverts()).isEqualTo(1);
        assertThat(second.invalid()).isEqualTo(1);
        assertThat(second.hopLimits()).containsExactly(64, 255);
        assertThat(book.card(second.key(), N2)).contains(second);
    }

    @Test
    void floodOfSenders_keepsABound_andTheLastHeard() {
        for (int i = 0; i < SourceBook.MAX_SOURCES + 500; i++) {
            book.see(Adverts.at(i, new Ipv4Address(0x0A000000 + i), 100));
            book.see(Adverts.at(i, N1, 150));
        }
        assertThat(book.size()).isEqualTo(SourceBook.MAX_SOURCES);
        assertThat(book.cards()).anyMatch(card -> card.source().equals(N1));
    }
}
