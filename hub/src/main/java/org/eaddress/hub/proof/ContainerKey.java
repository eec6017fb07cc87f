package org.eaddress.hub.proof;

import java.security.cert.X509Certificate;
import java.util.List;
import org.eaddress.hub.evidence.HubSeal;
import org.eaddress.proof.ContainerSeal;

/// The hub's seal, for containers.
record ContainerKey(HubSeal.Ready seal) implements ContainerSeal {
    @Override
    public List<X509Certificate> chain() {
        return seal.chain();
    }

    @Override
    public String algorithm() {
        return seal.algorithm();
    }

    @Override
    public byte[] sign(byte[] toBeSigned) {
        return seal.sign(toBeSigned);
    }
}
