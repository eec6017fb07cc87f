package org.eaddress.hub.consent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eaddress.hub.access.ConsentScope;
import org.eaddress.hub.directory.EAddress;

/// The application of a private service provider, by which persons reach their mail.
///
/// @param provider the organisation whose system it is
public record Application(
        UUID id,
        EAddress provider,
        Accreditation accreditation,
        Instant accreditedAt,
        Optional<Withdrawal> withdrawal) {
    /// What the operator decided.
    ///
    /// @param client the connected system that it is
    /// @param name by which persons know it
    /// @param redirectUris where their browsers may be sent with a code, each exactly as it stands here
    /// @param scopes what persons can consent to
    public record Accreditation(
            String client,
            String name,
            List<String> redirectUris,
            Set<ConsentScope> scopes,
            String reference,
            String decidedBy) {
        /// Whether this says the same, wherever browsers are sent.
        public boolean isAsOf(Accreditation other) {
            return with(other.redirectUris).equals(other);
        }

        private Accreditation with(List<String> uris) {
            return new Accreditation(client, name, uris, scopes, reference, decidedBy);
        }
    }

    /// That it may not any more.
    public record Withdrawal(Instant at, String by, String reason) {}
}
