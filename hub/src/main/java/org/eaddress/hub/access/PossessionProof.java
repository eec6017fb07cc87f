package org.eaddress.hub.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;

/// A proof of possession (DPoP, RFC 9449) as it came, and the request that it came with.
///
/// @param path of the request, as it was written
record PossessionProof(String jwt, String method, String path) {
    static final String HEADER = "DPoP";

    static boolean comesWith(HttpServletRequest request) {
        return request.getHeader(HEADER) != null;
    }

    /// @throws BadPossessionProof when there is none, or several
    static PossessionProof of(HttpServletRequest request) {
        List<String> proofs = Collections.list(request.getHeaders(HEADER));
        if (proofs.size() != 1) {
            throw new BadPossessionProof("there is not exactly one header DPoP");
        }
        return new PossessionProof(proofs.getFirst(), request.getMethod(), request.getRequestURI());
    }

    /// Never the proof: it ends up in logs.
    @Override
    public String toString() {
        return "PossessionProof[" + method + "]";
    }
}
