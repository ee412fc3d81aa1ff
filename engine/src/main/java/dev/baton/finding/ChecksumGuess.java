package dev.baton.finding;

import dev.baton.traffic.Packet;
import dev.baton.wire.Family;
import dev.baton.wire.IpHeader;
import dev.baton.wire.VrrpMessage;

/// P01's words: how a wrong checksum may have come about. Each variant that implementations are known to have used is
/// tried, apart from those that are right.
final class ChecksumGuess {
    private static final int ALL_ONES = 0xFFFF;
    private static final int HEADER = 8;
    private static final int VERSION_2_FIRST = 0x21;
    private static final int VERSION_3_FIRST = 0x31;

    private ChecksumGuess() {}

    static Told tell(Packet packet, IpHeader header, VrrpMessage message, String sender) {
        String fix = "Set the VRRP version of " + sender + " to that of its peers, or update its daemon";
        String found = guess(packet, header, message);
        if (found.isEmpty()) {
            found = "matches no form (version 2, version 3 with pseudo-header, message only)";
            fix = "Look for damaged packets between here and " + sender + " or an edited message";
        }
        return new Told("The checksum of %s %s, so every receiver drops the advertisement".formatted(sender, found),
                "checksum 0x%04x".formatted(message.checksum()), fix);
    }

    private static String guess(Packet packet, IpHeader header, VrrpMessage message) {
        byte[] bytes = packet.bytes().bytes();
        int listed = HEADER + message.addresses().size() * (header.family() == Family.IPV4 ? 4 : 16);
        int length = listed + message.authData().length() + message.trailing().length();
        int start = bytes.length - packet.frame().trailer().length() - length;
        if (start < 0) {
            return "";
        }
        if (message.checksum() == 0) {
            return "was never computed";
        }
        boolean isV2 = message.version() == 2;
        if (isV2 && isMatch(bytes, start, length, header.pseudoSum(length))) {
            return "is computed as for version 3, with a pseudo-header";
        }
        if (isV2 && isMatch(bytes, start, listed, 0)) {
            return "leaves out the authentication data";
        }
        if (!isV2 && isMatch(bytes, start, length, 0)) {
            return "is computed over the message only, as for version 2";
        }
        bytes[start] = (byte) (isV2 ? VERSION_3_FIRST : VERSION_2_FIRST);
        boolean isOtherVersion = isMatch(bytes, start, length, 0)
                || isMatch(bytes, start, length, header.pseudoSum(length));
        return isOtherVersion ? "is that of a version " + (isV2 ? 3 : 2) + " message, whose version was changed" : "";
    }

    private static boolean isMatch(byte[] bytes, int start, int length, long pseudo) {
        long sum = pseudo;
        for (int i = 0; i < length; i++) {
            sum += (bytes[start + i] & 0xFFL) << (i % 2 == 0 ? Byte.SIZE : 0);
        }
        while (sum > ALL_ONES) {
            sum = (sum & ALL_ONES) + (sum >>> Short.SIZE);
        }
        return sum == ALL_ONES;
    }
}
