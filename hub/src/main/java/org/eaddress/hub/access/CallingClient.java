package org.eaddress.hub.access;

import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.SecurityContextHolder;

/// The client whose call this is.
public final class CallingClient {
    private CallingClient() {}

    /// Its id, as it was enrolled.
    public static String id() {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof ApiCaller client) {
            return client.getName();
        }
        throw new AuthenticationCredentialsNotFoundException("no client calls");
    }
}
