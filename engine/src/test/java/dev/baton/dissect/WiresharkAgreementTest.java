package dev.baton.dissect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.baton.wire.ChecksumForm;
import dev.baton.wire.Family;
import dev.baton.wire.FrameDecoder;
import dev.baton.wire.FrameEncoder;
import dev.baton.wire.IpAddress;
import dev.baton.wire.Ipv4Address;
import dev.baton.wire.Ipv6Address;
import dev.baton.wire.MacAddress;
import dev.baton.wire.VrrpAuth;
import dev.baton.wire.VrrpMessage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/// Every field that the dissector gives must be one that Wireshark gives too: same name, same place, same value.
class WiresharkAgreementTest {
    private static final MacAddress V4 = MacAddress.virtual(Family.IPV4, 51);
    private static final MacAddress V6 = MacAddress.virtual(Family.IPV6, 51);
    private static final IpAddress SOURCE = IpAddress.parse("10.0.0.1");
    private static final Ipv6Address SOURCE6 = Ipv6Address.parse("fe80::1");
    private static final OptionalInt UNTAGGED = OptionalInt.empty();

    private static List<byte[]> frames() {
        List<IpAddress> addresses = List.of(IpAddress.parse("10.0.0.100"), IpAddress.parse("10.0.0.101"));
        List<IpAddress> addresses6 = List.of(IpAddress.parse("fe80::100"), IpAddress.parse("2001:db8::100"));
        VrrpMessage v3 = VrrpMessage.v3(51, 120, 100, addresses);
        VrrpMessage v2 = VrrpMessage.v2(51, 120, 1, VrrpAuth.NONE, addresses);
        VrrpMessage pass = VrrpMessage.v2(51, 120, 1, VrrpAuth.simpleText("1111"), addresses);
        VrrpMessage v6 = VrrpMessage.v3(51, 255, 4095, addresses6);
        Ipv4Address group = Ipv4Address.VRRP_GROUP;
        ChecksumForm pseudo = ChecksumForm.PSEUDO_HEADER;
        return List.of(FrameEncoder.advert(V4, UNTAGGED, SOURCE, group, 255, v3, pseudo),
                FrameEncoder.advert(V4, OptionalInt.of(10), SOURCE, group, 254, v3, pseudo),
                FrameEncoder.advert(V4, UNTAGGED, SOURCE, group, 255, v2, ChecksumForm.V2),
                FrameEncoder.advert(V4, UNTAGGED, SOURCE, group, 255, pass, ChecksumForm.V2),
                FrameEncoder.advert(V6, UNTAGGED, SOURCE6, Ipv6Address.VRRP_GROUP, 255, v6, pseudo),
                FrameEncoder.gratuitousArp(V4, UNTAGGED, Ipv4Address.parse("10.0.0.100")),
                FrameEncoder.arpProbe(V4, UNTAGGED, Ipv4Address.parse("10.0.0.100")),
                FrameEncoder.unsolicitedNa(V6, UNTAGGED, SOURCE6, Ipv6Address.parse("2001:db8::100")));
    }

    @Test
    void everyFieldOfOursIsOneOfWiresharks(@TempDir Path folder) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/tshark")), "needs tshark");
        List<byte[]> frames = frames();
        Path file = Files.write(folder.resolve("frames.pcap"), pcap(frames));
        List<Set<String>> theirs = wireshark(file);
        assertThat(theirs).hasSameSizeAs(frames);
        for (int i = 0; i < frames.size(); i++) {
            Set<String> ours = ours(frames.get(i));
            assertThat(theirs.get(i)).as("frame " + (i + 1)).containsAll(ours);
        }
    }

    @Test
    void theFieldsThatMatterAreThere() {
        Set<String> names = new TreeSet<>();
        for (byte[] frame : frames()) {
            Dissector.dissect(FrameDecoder.decode(frame, 0, frame.length), frame.length)
                    .each(f -> names.add(f.name().wireshark()));
        }
        assertThat(names).contains("vrrp.prio", "vrrp.virt_rtr_id", "vrrp.version", "vrrp.short_adver_int",
                "vrrp.adver_int", "vrrp.auth_string", "vrrp.ip_addr", "vrrp.ipv6_addr", "vrrp.checksum.status",
                "ip.ttl",
                "ipv6.hlim", "ip.src", "ipv6.src", "eth.src", "vlan.id", "arp.isgratuitous", "arp.isprobe",
                "icmpv6.nd.na.flag.o", "icmpv6.opt.linkaddr");
    }

    private static Set<String> ours(byte[] frame) {
        Set<String> ours = new TreeSet<>();
        Dissector.dissect(FrameDecoder.decode(frame, 0, frame.length), frame.length).each(field -> {
            boolean isText = field.name().type() == FieldType.PROTOCOL;
            ours.add(field.name().wireshark() + " at " + field.offset() + "+" + field.length()
                    + (isText ? "" : " = " + field.shown()));
        });
        return ours;
    }

    private static List<Set<String>> wireshark(Path file) throws IOException, XMLStreamException, InterruptedException {
        Process tshark = new ProcessBuilder("tshark", "-n", "-r", file.toString(), "-T", "pdml")
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        List<Set<String>> packets = new ArrayList<>();
        try (InputStream in = tshark.getInputStream()) {
            XMLInputFactory factory = XMLInputFactory.newFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    element(xml, packets);
                }
            }
        }
        assertThat(tshark.waitFor()).isZero();
        return packets;
    }

    private static void element(XMLStreamReader xml, List<Set<String>> packets) {
        String name = xml.getAttributeValue("", "name");
        String place = " at " + xml.getAttributeValue("", "pos") + "+" + xml.getAttributeValue("", "size");
        switch (xml.getLocalName()) {
            case "packet" -> packets.add(new TreeSet<>());
            case "proto" -> packets.getLast().add(name + place);
            case "field" -> {
                packets.getLast().add(name + place + " = " + xml.getAttributeValue("", "show"));
                packets.getLast().add(name + place);
            }
            default -> {
                // The document's frame.
            }
        }
    }

    private static byte[] pcap(List<byte[]> frames) {
        int length = 24 + frames.stream().mapToInt(f -> 16 + f.length).sum();
        ByteBuffer file = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(0xA1B2C3D4).putShort((short) 2).putShort((short) 4).putInt(0).putInt(0).putInt(65_535).putInt(1);
        for (byte[] frame : frames) {
            file.putInt(1_700_000_000).putInt(0).putInt(frame.length).putInt(frame.length).put(frame);
        }
        return file.array();
    }
}
