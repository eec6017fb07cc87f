package org.eaddress.hub.journal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/// The hash algorithms that renewals may use. Seals themselves are made with the first.
public enum HashAlgorithm {
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

    /// @throws IllegalArgumentException when none has this name
    static HashAlgorithm named(String code) {
        return Arrays.stream(values())
                .filter(each -> each.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("%s is none of the hash algorithms %s"
                        .formatted(
                                code,
                                Arrays.stream(values()).map(HashAlgorithm::code).collect(Collectors.joining(", ")))));
    }

    /// Its name in the API, in the settings and in the JDK.
    public String code() {
        return code;
    }

    ASN1ObjectIdentifier oid() {
        return oid;
    }

    AlgorithmIdentifier identifier() {
        return new AlgorithmIdentifier(oid);
    }

    /// The digest of these parts, one after the other.
    byte[] digest(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance(code);
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
