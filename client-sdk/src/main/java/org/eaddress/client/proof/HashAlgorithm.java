package org.eaddress.client.proof;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/// The hash algorithms that time-stamps of the journal may be over.
enum HashAlgorithm {
    SHA_256("SHA-256", NISTObjectIdentifiers.id_sha256),
    SHA_384("SHA-384", NISTObjectIdentifiers.id_sha384),
    SHA_512("SHA-512", NISTObjectIdentifiers.id_sha512),
    SHA3_256("SHA3-256", NISTObjectIdentifiers.id_sha3_256),
    SHA3_384("SHA3-384", NISTObjectIdentifiers.id_sha3_384),
    SHA3_512("SHA3-512", NISTObjectIdentifiers.id_sha3_512);

    private final String code;
    private final ASN1ObjectIdentifier oid;

    HashAlgorithm(String code, ASN1ObjectIdentifier oid) {
        this.code = code;
        this.oid = oid;
    }

    static Optional<HashAlgorithm> named(String code) {
        return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
    }

    static Optional<HashAlgorithm> of(ASN1ObjectIdentifier oid) {
        return Arrays.stream(values()).filter(each -> each.oid.equals(oid)).findFirst();
    }

    String code() {
        return code;
    }

    AlgorithmIdentifier identifier() {
        return new AlgorithmIdentifier(oid);
    }

    byte[] digest(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance(code);
            for (var part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
