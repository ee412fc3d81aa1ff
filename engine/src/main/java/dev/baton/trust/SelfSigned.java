package dev.baton.trust;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.Signature;

/// Writes the certificate of a P-256 key that signs itself (RFC 5280), in DER: the few fields that TLS asks for, and none of
/// the extensions, as nobody is to conclude anything from it but the key. A library for it would weigh more on a node than
/// all that it serves: its signed archives alone hold megabytes for as long as the process lives.
final class SelfSigned {
    private static final String SIGNATURE = "SHA256withECDSA";
    private static final int SERIAL_BITS = 127;
    /// 1970, in the form that is laid down for years before 2050 (RFC 5280 section 4.1.2.5).
    private static final String BEGIN = "700101000000Z";
    /// The date for "no well-defined expiration" (RFC 5280 section 4.1.2.5).
    private static final String NEVER = "99991231235959Z";

    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int UTF8_STRING = 0x0C;
    private static final int UTC_TIME = 0x17;
    private static final int GENERALIZED_TIME = 0x18;
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    /// Before the version, which has a default.
    private static final int VERSION = 0xA0;
    private static final byte VERSION_3 = 2;
    /// 1.2.840.10045.4.3.2, ecdsa-with-SHA256.
    private static final byte[] ECDSA_WITH_SHA256 = {0x06, 0x08, 0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 0x04, 0x03,
            0x02};
    /// 2.5.4.3, the common name.
    private static final byte[] COMMON_NAME = {0x06, 0x03, 0x55, 0x04, 0x03};
    private static final int SHORT_LENGTH = 0x80;

    private SelfSigned() {}

    /// A certificate of this key, version 3, with a serial number of its own.
    ///
    /// @param name the common name of subject and issuer
    static byte[] certificate(KeyPair pair, String name) throws GeneralSecurityException {
        byte[] algorithm = value(SEQUENCE, ECDSA_WITH_SHA256);
        byte[] issuer = value(SEQUENCE, value(SET, value(SEQUENCE, COMMON_NAME,
                value(UTF8_STRING, name.getBytes(StandardCharsets.UTF_8)))));
        byte[] validity = value(SEQUENCE, value(UTC_TIME, ascii(BEGIN)), value(GENERALIZED_TIME, ascii(NEVER)));
        byte[] serial = value(INTEGER, new BigInteger(SERIAL_BITS, new SecureRandom()).toByteArray());
        byte[] signed = value(SEQUENCE, value(VERSION, value(INTEGER, new byte[]{VERSION_3})), serial, algorithm,
                issuer,
                validity, issuer, pair.getPublic().getEncoded());
        Signature signing = Signature.getInstance(SIGNATURE);
        signing.initSign(pair.getPrivate());
        signing.update(signed);
        byte[] wholeBytes = {0};
        return value(SEQUENCE, signed, algorithm, value(BIT_STRING, wholeBytes, signing.sign()));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// Tag, length, content (X.690 section 8.1), the length in as few bytes as it takes (section 10.1).
    private static byte[] value(int tag, byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (length < SHORT_LENGTH) {
            out.write(length);
        } else {
            byte[] bytes = BigInteger.valueOf(length).toByteArray();
            int from = bytes[0] == 0 ? 1 : 0;
            out.write(SHORT_LENGTH | (bytes.length - from));
            out.write(bytes, from, bytes.length - from);
        }
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
