package dev.baton.app.traffic;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.baton.app.source.PacketText;
import dev.baton.app.testing.Captures;
import dev.baton.dissect.DissectionJson;
import dev.baton.traffic.LinkType;
import dev.baton.traffic.Packet;

import static org.assertj.core.api.Assertions.assertThat;

class PacketTextTest {
    private static Packet packet(long number, String observer, byte[] bytes) {
        return Packet.of(number, Captures.START_NANOS + 5, observer, LinkType.ETHERNET, bytes.length, bytes,
                Optional.empty());
    }

    private static String whole(PacketText form, Packet... packets) {
        return form.begin() + String.join(form.between(), Arrays.stream(packets).map(form::row).toList())
                + form.end();
    }

    @Test
    void csv_hasAHeaderAndARowForEachPacket_endedAsTheRfcSays() {
        String csv = whole(new CsvText(), packet(1, "eth7", Captures.advert(1, 150)),
                packet(2, "eth7", Captures.advert(2, 0)));
        assertThat(csv.split("\r\n", -1)).containsExactly(
                "number,time_epoch,seen_by,source,destination,protocol,vrid,priority,interval_ms,addresses,ttl,checksum,findings",
                "1,1795737600.000000005,eth7,10.0.0.1,224.0.0.18,VRRPv3,51,150,100,10.0.0.100,255,\"good, pseudo-header\",",
                "2,1795737600.000000005,eth7,10.0.0.2,224.0.0.18,VRRPv3,51,0,100,10.0.0.100,255,\"good, pseudo-header\",P16",
                "");
    }

    /// RFC 4180, section 2: quotes double, and line breaks stay within quotes.
    @Test
    void csvCell_isQuotedWhereItMustBe() {
        assertThat(new CsvText().row(packet(1, "a \"b\", c\nd", Captures.advert(1, 150))))
                .contains(",\"a \"\"b\"\", c\nd\",");
    }

    @Test
    void csvCell_isNoFormula() {
        for (String formula : List.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1")) {
            assertThat(new CsvText().row(packet(1, formula, Captures.advert(1, 150)))).contains(",'" + formula + ",");
        }
        assertThat(new CsvText().row(packet(1, "eth=1", Captures.advert(1, 150)))).contains(",eth=1,");
    }

    @Test
    void csvOfAFrameThatCannotBeRead_saysSo() {
        assertThat(new CsvText().row(packet(1, "eth7", new byte[]{1, 2, 3}))).endsWith(",malformed\r\n");
    }

    @Test
    void json_isAnArrayOfTheObjectsThatTheWatchPrints() {
        Packet one = packet(1, "eth7", Captures.advert(1, 150));
        Packet two = packet(2, "eth7", Captures.advert(2, 120));
        DissectionJson json = new DissectionJson();
        assertThat(whole(new JsonText(), one, two))
                .isEqualTo("[\n" + json.of(one.dissection()) + ",\n" + json.of(two.dissection()) + "\n]\n");
        assertThat(json.of(one.dissection())).contains("\"vrrp.prio\":150").contains("\"ip.src\":\"10.0.0.1\"")
                .contains("\"frame.time_epoch\":\"1795737600.000000005\"");
    }
}
