package dev.baton.app.traffic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

import dev.baton.adapter.pcap.CaptureWriter;
import dev.baton.traffic.LinkType;
import dev.baton.wire.ChecksumForm;
import dev.baton.wire.Family;
import dev.baton.wire.FrameEncoder;
import dev.baton.wire.IpAddress;
import dev.baton.wire.Ipv4Address;
import dev.baton.wire.MacAddress;
import dev.baton.wire.VrrpMessage;

/// Writes a capture of a million adverts from 50 senders, for measurements by hand: argument 1 is the file.
public final class MillionPackets {
    private static final long START_NANOS = 1_795_737_600_000_000_000L;
    private static final long STEP_NANOS = 2_000_000L;
    private static final int COUNT = 1_000_000;
    private static final int SENDERS = 50;
    private static final int HEADER = 14;
    private static final int HEADER_LENGTH = 20;
    private static final int IDENTIFICATION = HEADER + 4;
    private static final int CHECKSUM = HEADER + 10;

    private MillionPackets() {}

    static Path write(Path file, int count) {
        try (CaptureWriter writer = new CaptureWriter(file)) {
            for (int i = 0; i < count; i++) {
                int host = 1 + i % SENDERS;
                byte[] bytes = FrameEncoder.advert(MacAddress.virtual(Family.IPV4, host), OptionalInt.empty(),
                        IpAddress.parse("10.0.0." + host), Ipv4Address.VRRP_GROUP, 255,
                        VrrpMessage.v3(host, 50 + 3 * host, 10, List.of(IpAddress.parse("10.0.1." + host))),
                        ChecksumForm.PSEUDO_HEADER);
                number(bytes, i);
                writer.write("eth0", LinkType.ETHERNET, START_NANOS + i * STEP_NANOS, bytes.length, bytes,
                        Optional.empty());
            }
        }
        return file;
    }

    /// Gives the IP header another identification, and the checksum that belongs to it, as keepalived does.
    private static void number(byte[] bytes, int identification) {
        bytes[IDENTIFICATION] = (byte) (identification >> Byte.SIZE);
        bytes[IDENTIFICATION + 1] = (byte) identification;
        bytes[CHECKSUM] = 0;
        bytes[CHECKSUM + 1] = 0;
        int sum = 0;
        for (int at = HEADER; at < HEADER + HEADER_LENGTH; at += 2) {
            sum += (bytes[at] & 0xFF) << Byte.SIZE | (bytes[at + 1] & 0xFF);
        }
        int folded = ~((sum & 0xFFFF) + (sum >>> Short.SIZE));
        bytes[CHECKSUM] = (byte) (folded >> Byte.SIZE);
        bytes[CHECKSUM + 1] = (byte) folded;
    }

    public static void main(String[] args) throws IOException {
        Path file = write(Path.of(args[0]), COUNT);
        System.out.printf(Locale.ROOT, "%,d packets, %,d bytes%n", COUNT, Files.size(file));
    }
}
