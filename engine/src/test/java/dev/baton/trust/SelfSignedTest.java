package dev.baton.trust;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;

import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/// What is written by hand is read by a library: BouncyCastle is stricter than the JDK.
class SelfSignedTest {
    private static final int LONG_NAME = 300;

    @ParameterizedTest
    @ValueSource(strings = {"n1", "", "節點一", "a, b=c + \"d\""})
    void certificateSaysWhatItShouldAndProvesItsKey(String name) throws Exception {
        KeyPair pair = pair();

        X509CertificateHolder read = new X509CertificateHolder(SelfSigned.certificate(pair, name));

        assertThat(read.getVersionNumber()).isEqualTo(3);
        assertThat(commonName(read)).isEqualTo(name);
        assertThat(read.getIssuer()).isEqualTo(read.getSubject());
        assertThat(read.getNotBefore().toInstant()).isEqualTo(Instant.EPOCH);
        assertThat(read.getNotAfter().toInstant()).isEqualTo(Instant.parse("9999-12-31T23:59:59Z"));
        assertThat(read.getSubjectPublicKeyInfo().getEncoded()).isEqualTo(pair.getPublic().getEncoded());
        assertThat(read.isSignatureValid(new JcaContentVerifierProviderBuilder().build(pair.getPublic()))).isTrue();
        assertThat(read.isSignatureValid(new JcaContentVerifierProviderBuilder().build(pair().getPublic()))).isFalse();
    }

    @Test
    void encodingIsDistinguished() throws GeneralSecurityException, IOException {
        for (String name : new String[]{"n1", "x".repeat(LONG_NAME)}) {
            byte[] written = SelfSigned.certificate(pair(), name);

            assertThat(ASN1Primitive.fromByteArray(written).getEncoded(ASN1Encoding.DER)).isEqualTo(written);
        }
    }

    @Test
    void serialNumbersArePositiveAndDiffer() throws GeneralSecurityException, IOException {
        KeyPair pair = pair();

        BigInteger first = new X509CertificateHolder(SelfSigned.certificate(pair, "n1")).getSerialNumber();
        BigInteger second = new X509CertificateHolder(SelfSigned.certificate(pair, "n1")).getSerialNumber();

        assertThat(first).isPositive().isNotEqualTo(second);
        assertThat(second).isPositive();
    }

    private static String commonName(X509CertificateHolder read) {
        return IETFUtils.valueToString(read.getSubject().getRDNs(BCStyle.CN)[0].getFirst().getValue())
                .replace("\\", "");
    }

    private static KeyPair pair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }
}
