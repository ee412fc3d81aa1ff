package dev.baton.node;

/// Takes passwords out of frames that others get to see: the authentication data of VRRP version 2 (RFC 2338 section
/// 5.3.6) and the clear text of HSRP (RFC 2281). They become zeros, and the checksum is adjusted by what was taken out
/// (RFC 1624), so that it is as right or as wrong as it was.
///
/// A message whose fields contradict each other may have its password anywhere behind its addresses: all of that becomes
/// zeros.
final class Blanking {
    private static final int VRRP_HEADER = 8;
    private static final int VRRP_CHECKSUM = 6;
    private static final int AUTH_BYTES = 8;
    private static final int OLD_VERSION = 2;
    private static final int CARP_BYTES = 36;
    private static final int CARP_FIRST = 0x21;
    private static final int CARP_AUTH = 7;
    private static final int UDP_CHECKSUM = 6;
    private static final int HSRP_TLV = 1;
    private static final int HSRP_TEXT = 3;
    private static final int HSRP_AUTH = 8;

    private final FrameLook look;
    private final byte[] bytes;

    private Blanking(FrameLook look, byte[] frame) {
        this.look = look;
        this.bytes = frame.clone();
    }

    /// The frame without passwords; the same one if there is none in it.
    static byte[] of(byte[] frame) {
        FrameLook look = new FrameLook(frame);
        if (look.isVrrp() && isOld(look, frame)) {
            Blanking blanking = new Blanking(look, frame);
            return isCarp(look, frame) ? blanking.padding() : blanking.vrrp();
        }
        return look.isHsrp() ? new Blanking(look, frame).hsrp() : frame;
    }

    private static boolean isOld(FrameLook look, byte[] frame) {
        return look.transport() < frame.length && (frame[look.transport()] & 0xFF) >>> 4 == OLD_VERSION;
    }

    /// Its digest proves the password and does not tell it.
    private static boolean isCarp(FrameLook look, byte[] frame) {
        int at = look.transport();
        return look.end() - at == CARP_BYTES && frame[at] == CARP_FIRST && frame[at + 3] == CARP_AUTH;
    }

    private byte[] vrrp() {
        int from = look.transport();
        int end = look.end();
        int count = from + 3 < bytes.length ? bytes[from + 3] & 0xFF : 0;
        int behind = from + VRRP_HEADER + (look.isIpv4() ? count * 4 : 0);
        boolean isSound = behind + AUTH_BYTES <= end;
        int first = isSound ? behind : Math.max(from + VRRP_HEADER, Math.min(behind, end - AUTH_BYTES));
        adjust(from + VRRP_CHECKSUM, blank(from, first, end), end);
        return padding();
    }

    /// What is behind the end that a message says of itself may be its password still.
    private byte[] padding() {
        blank(look.transport(), look.end(), bytes.length);
        return bytes;
    }

    private byte[] hsrp() {
        int from = look.datagram();
        int end = look.end();
        boolean isSecond = from < bytes.length && bytes[from] == HSRP_TLV;
        long removed = isSecond
                ? second(from, end)
                : blank(from, from + HSRP_AUTH, Math.min(end,
                        from + HSRP_AUTH + AUTH_BYTES));
        int checksum = look.transport() + UDP_CHECKSUM;
        if (checksum + 1 < bytes.length && (bytes[checksum] != 0 || bytes[checksum + 1] != 0)) {
            adjust(checksum, removed, end);
        }
        return bytes;
    }

    /// Version 2 is a list of values, each with its type and length.
    private long second(int from, int end) {
        long removed = 0;
        int at = from;
        while (at + 2 <= end) {
            int length = bytes[at + 1] & 0xFF;
            if (bytes[at] == HSRP_TEXT) {
                removed += blank(from, at + 2, Math.min(end, at + 2 + length));
            }
            at += 2 + length;
        }
        return removed;
    }

    /// @param origin where the message begins, whose words the checksum adds up
    /// @return what was taken out of that sum
    private long blank(int origin, int from, int to) {
        long removed = 0;
        for (int i = Math.max(from, 0); i < Math.min(to, bytes.length); i++) {
            removed += (i - origin) % 2 == 0 ? (bytes[i] & 0xFFL) << 8 : bytes[i] & 0xFFL;
            bytes[i] = 0;
        }
        return removed;
    }

    /// RFC 1624 section 3, with zero as the new value: what is taken out of the sum is added to its complement.
    private void adjust(int at, long removed, int end) {
        if (at + 2 > end) {
            return;
        }
        long sum = ((bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF)) + removed;
        while (sum >>> 16 != 0) {
            sum = (sum >>> 16) + (sum & 0xFFFF);
        }
        bytes[at] = (byte) (sum >>> 8);
        bytes[at + 1] = (byte) sum;
    }
}
