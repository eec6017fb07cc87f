package org.eaddress.client;

/// The key store cannot be opened or does not hold what it should.
public final class KeyStoreUnusable extends EAddressException {
    private static final long serialVersionUID = 1;

    KeyStoreUnusable(String happened) {
        super(
                happened,
                "Give a PKCS#12 file with one P-256 private key, named by the client id, and the trust anchors.");
    }
}
