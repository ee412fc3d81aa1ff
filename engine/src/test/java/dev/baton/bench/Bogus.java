package dev.baton.bench;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

import dev.baton.wire.ChecksumForm;
import dev.baton.wire.FrameEncoder;
import dev.baton.wire.Ipv4Address;
import dev.baton.wire.MacAddress;
import dev.baton.wire.VrrpAuth;
import dev.baton.wire.VrrpMessage;

/// The kinds of advertisements that a router must not be moved by.
enum Bogus {
    BAD_CHECKSUM("bad checksum"),
    BAD_TTL("TTL 64"),
    WRONG_PASSWORD("wrong password"),
    TRUNCATED(
            "truncated"),
    FOREIGN_VRID("foreign VRID");

    private static final int IP = 14;
    private static final int VRRP = IP + 20;
    private static final int HOPS = 255;
    /// Eight bytes of an advertisement that says one address, and then ends.
    private static final int CUT_LENGTH = 20 + 8;

    final String title;

    Bogus(String title) {
        this.title = title;
    }

    /// The frame, for a router that runs `load`. It claims the highest priority, so that believing it shows.
    byte[] frame(Load load) {
        int vrid = this == FOREIGN_VRID ? 99 : 1;
        List<Ipv4Address> addresses = List.of(Ipv4Address.parse(Load.virtual(0, 1)));
        VrrpMessage message = load.version() == 2
                ? VrrpMessage.v2(vrid, 254, (int) load.interval().toSeconds(), VrrpAuth.simpleText("guessed"),
                        List.copyOf(addresses))
                : VrrpMessage.v3(vrid, 254, (int) (load.interval().toMillis() / 10), List.copyOf(addresses));
        byte[] frame = FrameEncoder.advert(MacAddress.parse("02:00:00:00:00:09"), OptionalInt.empty(),
                Ipv4Address.parse(Load.host(0, Stage.STRANGER)), Ipv4Address.VRRP_GROUP,
                this == BAD_TTL ? 64 : HOPS, message,
                load.version() == 2 ? ChecksumForm.V2 : ChecksumForm.PSEUDO_HEADER);
        return switch (this) {
            case BAD_CHECKSUM -> damaged(frame);
            case TRUNCATED -> cut(frame);
            case BAD_TTL, WRONG_PASSWORD, FOREIGN_VRID -> frame;
        };
    }

    private static byte[] damaged(byte[] frame) {
        frame[VRRP + 6] ^= 0x55;
        return frame;
    }

    /// The IP header stays right, or the kernel would never hand it on.
    private static byte[] cut(byte[] frame) {
        frame[IP + 2] = 0;
        frame[IP + 3] = CUT_LENGTH;
        frame[IP + 10] = 0;
        frame[IP + 11] = 0;
        int sum = 0;
        for (int at = IP; at < VRRP; at += 2) {
            sum += (frame[at] & 0xFF) << 8 | (frame[at + 1] & 0xFF);
        }
        sum = (sum & 0xFFFF) + (sum >>> 16);
        sum = ~((sum & 0xFFFF) + (sum >>> 16));
        frame[IP + 10] = (byte) (sum >>> 8);
        frame[IP + 11] = (byte) sum;
        Arrays.fill(frame, IP + CUT_LENGTH, frame.length, (byte) 0);
        return frame;
    }
}
