package org.eaddress.hub.access;

import java.util.Optional;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.SecurityContextHolder;

/// The client whose call this is.
public final class CallingClient {
    private CallingClient() {}

    /// Its id, as it was enrolled.
    public static String id() {
        return find().orElseThrow(() -> new AuthenticationCredentialsNotFoundException("no client calls"));
    }

    /// The same; empty when no client calls.
    public static Optional<String> find() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof ApiCaller client
                ? Optional.of(client.getName())
                : Optional.empty();
    }
}
