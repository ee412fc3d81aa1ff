package dev.baton.loop;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;

import dev.baton.port.AddressPort;
import dev.baton.port.Clock;
import dev.baton.port.JournalPort;
import dev.baton.port.NotifyPort;
import dev.baton.port.PacketPort;
import dev.baton.port.Ports;
import dev.baton.port.ProbePort;
import dev.baton.vrrp.Discard;
import dev.baton.vrrp.Oddity;
import dev.baton.vrrp.RouterConfig;
import dev.baton.vrrp.Transition;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.ArpPacket;
import dev.baton.wire.ChecksumForm;
import dev.baton.wire.Decoded;
import dev.baton.wire.Ethernet;
import dev.baton.wire.Frame;
import dev.baton.wire.FrameDecoder;
import dev.baton.wire.FrameEncoder;
import dev.baton.wire.IpAddress;
import dev.baton.wire.IpHeader;
import dev.baton.wire.Ipv4Address;
import dev.baton.wire.MacAddress;
import dev.baton.wire.NeighborAdvertisement;
import dev.baton.wire.VrrpMessage;

import static org.assertj.core.api.Assertions.assertThat;

/// What RFC 9568 and RFC 3768 say of packets on the wire, seen in the frames that a whole node sends.
class RfcSendingTest {
    private static final MacAddress OWN_MAC = MacAddress.parse("02:00:00:00:00:05");
    private static final MacAddress V4_MAC = MacAddress.parse("00:00:5e:00:01:33");
    private static final MacAddress V6_MAC = MacAddress.parse("00:00:5e:00:02:33");
    private static final IpAddress OWN = IpAddress.parse("10.0.0.5");

    private static final RouterConfig V4 = RouterConfig.v3("VI_1", "eth0", 51, OWN,
            List.of(VirtualAddress.parse("10.0.0.101/24"), VirtualAddress.parse("10.0.0.100/24")));
    private static final RouterConfig V6 = RouterConfig.v3("VI_6", "eth0", 51, IpAddress.parse("fe80::5"),
            List.of(VirtualAddress.parse("fe80::100/64"), VirtualAddress.parse("2001:db8::100/64")));
    private static final RouterConfig V2 = V4.withVersion(2, false, Optional.empty());

    /// A node with one router whose machine only writes down what it is asked for.
    private static final class Node implements Clock, PacketPort, AddressPort, NotifyPort, JournalPort, ProbePort {
        final List<Frame> frames = new ArrayList<>();
        final List<String> calls = new ArrayList<>();
        final EventLoop loop;
        long now;

        Node(RouterConfig config) {
            Link link = new Link("eth0", OWN_MAC);
            loop = new EventLoop(new NodeSetup(List.of(link), List.of(RouterSetup.of(config)), List.of(), List.of()),
                    new Ports(this, this, this, this, this, this), Stepper.RFC, LoopWatcher.NONE);
            loop.start();
        }

        Node runTo(long end) {
            while (loop.nextDeadlineNanos() <= end) {
                now = loop.nextDeadlineNanos();
                loop.turn();
            }
            now = end;
            return this;
        }

        @Override
        public long nowNanos() {
            return now;
        }

        @Override
        public Instant wall() {
            return Instant.EPOCH.plusNanos(now);
        }

        @Override
        public void send(String interfaceName, byte[] bytes) {
            Frame frame = ((Decoded) FrameDecoder.decode(bytes, 0, bytes.length)).frame();
            frames.add(frame);
            calls.add(frame.payload().getClass().getSimpleName());
        }

        @Override
        public void flush() {
            // Everything is on the wire as soon as it is sent.
        }

        @Override
        public void catchUp() {
            // Nothing waits.
        }

        @Override
        public boolean isCaughtUp() {
            return true;
        }

        @Override
        public void claim(RouterConfig router) {
            calls.add("claim");
        }

        @Override
        public void release(RouterConfig router) {
            calls.add("release");
        }

        @Override
        public void transitioned(String router, Transition transition) {
            calls.add("notify");
        }

        @Override
        public void noticed(String router, Oddity oddity) {
            calls.add("notice");
        }

        @Override
        public void append(Entry entry) {
            // The journal is not what is looked at here.
        }

        @Override
        public void run(Collection<String> checks) {
            // There are no checks.
        }
    }

    private static RouterConfig withVirtualMac(RouterConfig c) {
        return new RouterConfig(c.name(), c.interfaceName(), c.family(), c.vrid(), c.version(), c.interop(),
                c.priority(), c.advertIntervalNanos(), c.preempt(), c.preemptDelayNanos(), c.downAdverts(),
                c.acceptMode(), true, c.source(), c.addresses(), c.unicastPeers(), c.password(), c.checksum(),
                c.announcing(), c.grouped());
    }

    private static Node master(RouterConfig config) {
        return new Node(withVirtualMac(config)).runTo(9_000_000_000L);
    }

    private static List<Frame> adverts(Node node) {
        return node.frames.stream().filter(f -> f.payload() instanceof VrrpMessage).toList();
    }

    private static IpHeader network(Frame frame) {
        return frame.network().orElseThrow();
    }

    private static Ethernet ethernet(Frame frame) {
        return frame.ethernet().orElseThrow();
    }

    private static List<VrrpMessage> messages(Node node) {
        return adverts(node).stream().map(f -> (VrrpMessage) f.payload()).toList();
    }

    @Test
    void ipv4Adverts_haveTtl255_5_1_1_3() {
        assertThat(adverts(master(V4))).isNotEmpty().allMatch(f -> network(f).hopLimit() == 255);
    }

    @Test
    void ipv6Adverts_haveHopLimit255_5_1_2_3() {
        assertThat(adverts(master(V6))).isNotEmpty().allMatch(f -> network(f).hopLimit() == 255);
    }

    @Test
    void adverts_areProtocol112_toTheGroup_7_2() {
        assertThat(adverts(master(V4))).allMatch(f -> network(f).protocol() == 112
                && network(f).destination().equals(IpAddress.parse("224.0.0.18"))
                && ethernet(f).destination().equals(MacAddress.parse("01:00:5e:00:00:12")));
        assertThat(adverts(master(V6))).allMatch(f -> network(f).protocol() == 112
                && network(f).destination().equals(IpAddress.parse("ff02::12"))
                && ethernet(f).destination().equals(MacAddress.parse("33:33:00:00:00:12")));
    }

    @Test
    void adverts_comeFromThePrimaryAddress_orTheLinkLocalOne_7_2() {
        assertThat(adverts(master(V4))).allMatch(f -> network(f).source().equals(OWN));
        assertThat(adverts(master(V6))).allMatch(f -> network(f).source().equals(IpAddress.parse("fe80::5")));
    }

    @Test
    void adverts_comeFromTheVirtualMac_whereItIsUsed_7_2() {
        assertThat(adverts(master(V4))).allMatch(f -> ethernet(f).source().equals(V4_MAC));
        assertThat(adverts(master(V6))).allMatch(f -> ethernet(f).source().equals(V6_MAC));
        assertThat(adverts(new Node(V4).runTo(9_000_000_000L))).allMatch(f -> ethernet(f).source().equals(OWN_MAC));
    }

    @Test
    void fields_areThoseOfTheRouter_andTheChecksumIsRight_7_2() {
        assertThat(messages(master(V4))).isNotEmpty().allSatisfy(message -> {
            assertThat(message.version()).isEqualTo(3);
            assertThat(message.type()).isEqualTo(1);
            assertThat(message.vrid()).isEqualTo(51);
            assertThat(message.priority()).isEqualTo(100);
            assertThat(message.interval()).isEqualTo(100);
            assertThat(message.addressCount()).isEqualTo(2);
            assertThat(message.checksumForm()).contains(ChecksumForm.PSEUDO_HEADER);
        });
    }

    @Test
    void reservedBits_areSentAsZero_5_2_6() {
        assertThat(messages(master(V4))).allMatch(m -> m.reserved() == 0);
    }

    @Test
    void ownerAdvertises255_5_2_4() {
        assertThat(messages(master(V4.withPriority(255)))).isNotEmpty().allMatch(m -> m.priority() == 255);
    }

    @Test
    void addresses_areSentInTheConfiguredOrder_andFamily_5_2_9() {
        assertThat(messages(master(V4))).allMatch(m -> m.addresses()
                .equals(List.of(IpAddress.parse("10.0.0.101"), IpAddress.parse("10.0.0.100"))));
    }

    @Test
    void firstIpv6Address_isTheLinkLocalOne_5_2_9() {
        assertThat(messages(master(V6))).isNotEmpty()
                .allMatch(m -> m.addresses().getFirst().equals(IpAddress.parse("fe80::100")));
    }

    @Test
    void gratuitousArp_hasTheAddressTwice_andTheVirtualMac_8_1_2_errata7947And7949() {
        List<Frame> announced = master(V4).frames.stream().filter(f -> f.payload() instanceof ArpPacket).toList();
        Ipv4Address first = Ipv4Address.parse("10.0.0.101");
        assertThat(announced).hasSize(20);
        assertThat(announced).allMatch(f -> ethernet(f).destination().equals(MacAddress.BROADCAST)
                && ethernet(f).source().equals(V4_MAC));
        assertThat(announced.getFirst().payload())
                .isEqualTo(new ArpPacket(ArpPacket.REQUEST, V4_MAC, first, V4_MAC, first));
    }

    @Test
    void unsolicitedNeighborAdvertisement_hasR_O_andTheVirtualMac_8_2_2() {
        List<NeighborAdvertisement> announced = master(V6).frames.stream()
                .filter(f -> f.payload() instanceof NeighborAdvertisement)
                .map(f -> (NeighborAdvertisement) f.payload()).toList();
        assertThat(announced).hasSize(20).allMatch(na -> na.router() && !na.solicited() && na.override()
                && na.targetMac().filter(V6_MAC::equals).isPresent());
        assertThat(announced).extracting(na -> na.target().toString()).contains("fe80::100", "2001:db8::100");
    }

    @Test
    void addressesAreThere_beforeTheyAreAnnounced_8_1_2_and_8_2_2() {
        Node node = master(V4);
        assertThat(node.calls.indexOf("claim")).isLessThan(node.calls.indexOf("ArpPacket")).isNotNegative();
        Node node6 = master(V6);
        assertThat(node6.calls.indexOf("claim")).isLessThan(node6.calls.indexOf("NeighborAdvertisement"))
                .isNotNegative();
    }

    @Test
    void neverAnArpOrNdMessageFromThePhysicalMac_whereTheVirtualOneIsUsed_8_1_2_and_8_2_2() {
        assertThat(master(V4.withPriority(255)).frames).allMatch(f -> ethernet(f).source().equals(V4_MAC));
        assertThat(master(V6.withPriority(255)).frames).allMatch(f -> ethernet(f).source().equals(V6_MAC));
    }

    @Test
    void nodeSendsAdvertsAndAnnouncementsOnly_6_4_2() {
        assertThat(master(V6).frames).isNotEmpty().allMatch(
                f -> f.payload() instanceof VrrpMessage || f.payload() instanceof NeighborAdvertisement);
        assertThat(new Node(V6).runTo(3_000_000_000L).frames).isEmpty();
    }

    @Test
    void refusedPackets_areCountedByReasonAndSource_7_1() {
        Node node = master(V4);
        VrrpMessage better = VrrpMessage.v3(51, 200, 100, List.of(IpAddress.parse("10.0.0.101")));
        IpAddress rival = IpAddress.parse("10.0.0.6");
        byte[] far = FrameEncoder.advert(OWN_MAC, OptionalInt.empty(), rival, IpAddress.parse("224.0.0.18"), 64, better,
                ChecksumForm.PSEUDO_HEADER);
        byte[] cut = FrameEncoder.advert(OWN_MAC, OptionalInt.empty(), rival, IpAddress.parse("224.0.0.18"), 255,
                better, ChecksumForm.PSEUDO_HEADER);
        cut[14 + 20 + 6] ^= 1;
        int before = node.calls.size();

        node.loop.inbox().heard("eth0", far, node.now);
        node.loop.inbox().heard("eth0", cut, node.now);
        node.loop.turn();

        assertThat(node.loop.discards()).contains(new DiscardCount("VI_1", rival, Discard.TTL, 1),
                new DiscardCount("VI_1", rival, Discard.CHECKSUM, 1));
        assertThat(node.calls.subList(before, node.calls.size())).doesNotContain("release", "notify");
    }

    @Test
    void version2Adverts_carryTtl255_theGroup_seconds_andZeroAuthentication_3768_5_and_7_2() {
        Node node = master(V2);
        assertThat(adverts(node)).isNotEmpty().allMatch(f -> network(f).hopLimit() == 255
                && network(f).protocol() == 112 && network(f).source().equals(OWN)
                && network(f).destination().equals(IpAddress.parse("224.0.0.18"))
                && ethernet(f).source().equals(V4_MAC));
        assertThat(messages(node)).allSatisfy(message -> {
            assertThat(message.version()).isEqualTo(2);
            assertThat(message.interval()).isEqualTo(1);
            assertThat(message.authType()).isZero();
            assertThat(message.authData().bytes()).isEqualTo(new byte[8]);
            assertThat(message.checksumForm()).contains(ChecksumForm.V2);
        });
    }

    @Test
    void version2Announcement_isTheSameGratuitousArp_3768_8_2() {
        assertThat(master(V2).frames).anyMatch(f -> f.payload() instanceof ArpPacket arp && arp.isGratuitous()
                && arp.senderMac().equals(V4_MAC));
    }

    @Test
    void interopMaster_putsBothVersionsOnTheWire_8_4_2() {
        Node node = master(V4.withVersion(3, true, Optional.empty()).withInterval(100_000_000L));
        assertThat(messages(node)).extracting(VrrpMessage::version).startsWith(3, 2, 3, 2);
        assertThat(messages(node)).filteredOn(m -> m.version() == 2).allMatch(m -> m.interval() == 1
                && m.checksumForm().filter(ChecksumForm.V2::equals).isPresent());
    }
}
