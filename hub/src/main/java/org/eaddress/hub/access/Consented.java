package org.eaddress.hub.access;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What persons let applications do for them, as it is at the moment of asking.
public interface Consented {
    /// What an application got by a person's consent.
    ///
    /// @param refreshToken with which it asks for the next access token, once
    record Granted(UUID consent, Set<String> scopes, String refreshToken) {
        /// It holds a secret and is never printed.
        @Override
        public String toString() {
            return "Granted[" + consent + "]";
        }
    }

    /// The person's browser brought this code to the application. It is good once, and for this application, where
    /// it was sent, and for whoever made the challenge of this verifier alone.
    Optional<Granted> redeem(String clientId, Code code);

    /// A code, and what proves that it is the application's.
    record Code(String value, String redirectUri, String verifier) {
        /// It is a secret and is never printed.
        @Override
        public String toString() {
            return "Code";
        }
    }

    /// What the application has by the consent of this refresh token, with the next one.
    Optional<Granted> renew(String clientId, String refreshToken);

    /// For whom the application acts by this consent; empty when it does not count.
    Optional<Caller> caller(UUID consent, String clientId);

    /// Whether it counts at this moment. That the application used it is remembered, to the minute.
    boolean holds(UUID consent, String clientId);
}
