package org.eaddress.hub.connection;

import java.time.Clock;
import java.util.Optional;
import org.eaddress.hub.access.SystemKey;
import org.eaddress.hub.directory.Account;
import org.springframework.stereotype.Component;

/// What was pasted for a system of an organisation, and the key that comes of it.
@Component
class Credentials {
    private final CredentialReader reader;
    private final Issuer issuer;
    private final Clock clock;

    Credentials(CredentialReader reader, Issuer issuer, Clock clock) {
        this.reader = reader;
        this.issuer = issuer;
        this.clock = clock;
    }

    /// @throws ConnectionRefused when it cannot be used for this organisation
    Credential read(String pasted, Account account) {
        Credential credential = reader.read(pasted, clock.instant());
        credential
                .subject()
                .flatMap(subject -> Subjects.otherThan(account, subject))
                .ifPresent(other -> {
                    throw Fault.refused(Fault.Kind.OTHER_ORGANISATION, other);
                });
        return credential;
    }

    /// Whether what was pasted is public and may stand on a page again, to be mended.
    boolean mayBeShown(String pasted) {
        try {
            reader.read(pasted, clock.instant());
            return true;
        } catch (ConnectionRefused refused) {
            return refused.fault().mayBeShown();
        }
    }

    boolean certifies() {
        return issuer.issues();
    }

    SystemKey.New key(Credential credential, String clientId, Account account) {
        String jwk = credential.key().toJSONString();
        String keyId = credential.key().getKeyID();
        if (!credential.wantsCertificate()) {
            return new SystemKey.New(keyId, jwk, credential.endsAt(), Optional.empty());
        }
        Issuer.Issued issued = issuer.issue(credential, clientId, account, clock.instant());
        return new SystemKey.New(keyId, jwk, Optional.of(issued.endsAt()), Optional.of(issued.pem()));
    }
}
