package org.eaddress.hub.journal;

import java.util.Arrays;
import org.bouncycastle.tsp.TimeStampTokenInfo;
import org.eaddress.storage.Sha256;

/// What a time-stamp is over: a digest, and by which algorithm it was made.
record Imprint(HashAlgorithm algorithm, byte[] digest) {
    static Imprint of(Sha256 digest) {
        return new Imprint(HashAlgorithm.SHA_256, digest.bytes());
    }

    boolean isIn(TimeStampTokenInfo said) {
        return said.getMessageImprintAlgOID().equals(algorithm.oid())
                && Arrays.equals(said.getMessageImprintDigest(), digest);
    }
}
