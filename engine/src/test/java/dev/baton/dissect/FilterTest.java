package dev.baton.dissect;

import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;

import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.baton.wire.ChecksumForm;
import dev.baton.wire.Family;
import dev.baton.wire.FrameDecoder;
import dev.baton.wire.FrameEncoder;
import dev.baton.wire.IpAddress;
import dev.baton.wire.Ipv4Address;
import dev.baton.wire.MacAddress;
import dev.baton.wire.VrrpMessage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FilterTest {
    private static final Dissection ADVERT = advert();

    private static Dissection advert() {
        byte[] frame = FrameEncoder.advert(MacAddress.virtual(Family.IPV4, 51), OptionalInt.empty(),
                IpAddress.parse("10.0.0.2"), Ipv4Address.VRRP_GROUP, 255,
                VrrpMessage.v3(51, 120, 100,
                        List.of(IpAddress.parse("10.0.0.100"), IpAddress.parse("10.0.0.101"))),
                ChecksumForm.PSEUDO_HEADER);
        return Dissector.dissect(FrameDecoder.decode(frame, 0, frame.length), frame.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "vrrp", "vrrp.prio > 100 && ip.src == 10.0.0.2", "vrrp.prio == 0x78", "!arp", "not arp",
            "ip.addr == 224.0.0.18", "ip.src == 10.0.0.0/24", "ip.src != 10.0.0.3", "vrrp.ip_addr == 10.0.0.101",
            "vrrp.ip_addr !== 10.0.0.101", "vrrp.virt_rtr_id in {1, 50..60}", "vrrp.prio in {120}",
            "eth.src contains \"5e\"",
            "eth.src == 00-00-5e-00-01-33", "vrrp.prio ge 120 and vrrp.prio le 120", "arp or vrrp", "arp xor vrrp",
            "(arp or vrrp) and not (ip.ttl < 255)", "ip.src matches \"^10\\.\"", "ip.flags.df == true",
            "vrrp.checksum.status == 1", "ip.src > 10.0.0.1", "ip.src in {10.0.0.1..10.0.0.9}"})
    void passes(String filter) {
        assertThat(Filter.parse(filter).matches(ADVERT)).as(filter).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"arp", "vrrp.prio > 120", "vrrp.ip_addr != 10.0.0.101", "ip.src == 10.0.1.0/24",
            "ip.addr == 10.0.0.3", "vrrp.adver_int", "vrrp.adver_int != 5", "vrrp and arp", "vrrp xor ip", "!vrrp",
            "vrrp.virt_rtr_id in {1, 2}", "vrrp.virt_rtr_id in {}", "ip.src ~ \"^11\""})
    void doesNotPass(String filter) {
        assertThat(Filter.parse(filter).matches(ADVERT)).as(filter).isFalse();
    }

    @Test
    void andBindsTighterThanOrAndNotTightest() {
        assertThat(Filter.parse("vrrp or arp and arp").matches(ADVERT)).isTrue();
        assertThat(Filter.parse("(vrrp or arp) and arp").matches(ADVERT)).isFalse();
        assertThat(Filter.parse("not arp or arp").matches(ADVERT)).isTrue();
    }

    @Test
    void aMistakeIsToldWithItsColumnAndWhatToDo() {
        refused("vrrp.pri > 1", 1).hasMessageContaining("Did you mean vrrp.prio?");
        refused("vrrp.prio > abc", 13).hasMessageContaining("no number such as 100");
        refused("ip.src == 10.0.0", 11).hasMessageContaining("no IPv4 address");
        refused("ip.src == fe80::1", 11).hasMessageContaining("other address family");
        refused("ip.src == 10.0.0.0/33", 11).hasMessageContaining("0..32");
        refused("(vrrp", 1).hasMessageContaining("never closed");
        refused("vrrp.virt_rtr_id in {1", 21).hasMessageContaining("never closed");
        refused("vrrp vrrp", 6).hasMessageContaining("join tests with and, or");
        refused("vrrp.prio >", 12).hasMessageContaining("value is expected");
        refused("&& vrrp", 1).hasMessageContaining("where a field");
        refused("eth.src > 00:00:5e:00:01:33", 9).hasMessageContaining("has no order");
        refused("ip.src matches \"[\"", 16).hasMessageContaining("no regular expression");
        refused("ip.src == \"10", 11).hasMessageContaining("never closed");
        refused("vrrp == 1", 9).hasMessageContaining("a protocol has no value");
        refused("vrrp; arp", 5).hasMessageContaining("';' means nothing");
        refused("!".repeat(200) + "vrrp", 65).hasMessageContaining("nested deeper");
        refused("a".repeat(5000), 4096).hasMessageContaining("longer than");
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> refused(String filter, int column) {
        return assertThatThrownBy(() -> Filter.parse(filter)).isInstanceOfSatisfying(FilterException.class,
                e -> assertThat(e.column()).as(filter).isEqualTo(column));
    }

    @Test
    void noTextMakesTheParserFailInAnyOtherWay() {
        SplittableRandom random = new SplittableRandom(20_261_124);
        String[] words = {"vrrp", "vrrp.prio", "ip.src", "==", "!=", ">", "in", "{", "}", "(", ")", "and", "or", "not",
                "!", "\"x\"", "\"", "10.0.0.1", "1..5", "0x", "~", ",", "contains", "\\", "é", "10.0.0.0/8"};
        int parsed = 0;
        for (int run = 0; run < 50_000; run++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(9); i > 0; i--) {
                text.append(words[random.nextInt(words.length)]).append(random.nextBoolean() ? " " : "");
            }
            try {
                Filter.parse(text.toString()).matches(ADVERT);
                parsed++;
            } catch (FilterException e) {
                assertThat(e.column()).as(text.toString()).isBetween(1, text.length() + 1);
            }
        }
        assertThat(parsed).isPositive();
    }
}
