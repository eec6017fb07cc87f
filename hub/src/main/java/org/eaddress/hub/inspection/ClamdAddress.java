package org.eaddress.hub.inspection;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;

/// Where a ClamAV daemon listens: `tcp://host:port` or `unix:/path`.
record ClamdAddress(URI uri) {
    private static final int PORT = 3310;

    /// @throws IllegalArgumentException when it is neither
    ClamdAddress {
        boolean tcp = "tcp".equals(uri.getScheme()) && uri.getHost() != null;
        boolean unix = "unix".equals(uri.getScheme()) && uri.getPath() != null;
        if (!tcp && !unix) {
            throw new IllegalArgumentException(
                    "hub.inspection.scanner.addresses: %s is neither tcp://host:port nor unix:/path".formatted(uri));
        }
    }

    /// Whether it is a socket of this machine.
    boolean isLocal() {
        return "unix".equals(uri.getScheme());
    }

    SocketAddress socket() {
        return isLocal()
                ? UnixDomainSocketAddress.of(uri.getPath())
                : new InetSocketAddress(uri.getHost(), uri.getPort() < 0 ? PORT : uri.getPort());
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
