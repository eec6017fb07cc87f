package org.eaddress.hub.access;

import org.eaddress.hub.problem.ProblemType;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/// An access token that opens nothing. What is wrong with one that the hub signed is told; of any other only that
/// it is not good.
final class BadToken extends InvalidBearerTokenException {
    private static final long serialVersionUID = 1L;

    private final ProblemType type;

    private BadToken(ProblemType type, String what) {
        super(what);
        this.type = type;
    }

    /// Forged, of no form that the hub gives, or of a client or key that is not any more.
    static BadToken notGood() {
        return new BadToken(ProblemType.TOKEN_NOT_GOOD, "The token is not good.");
    }

    static BadToken expired() {
        return new BadToken(ProblemType.TOKEN_EXPIRED, "The token has expired.");
    }

    static BadToken forAnother() {
        return new BadToken(ProblemType.TOKEN_FOR_ANOTHER, "The token was made for another service.");
    }

    /// One that is bound to a key, shown alone.
    static BadToken unproven() {
        return new BadToken(ProblemType.TOKEN_NOT_GOOD, "The token is bound to a key.");
    }

    /// Of an application, when the person let it no more.
    static BadToken withoutConsent() {
        return new BadToken(ProblemType.CONSENT_ENDED, "The consent does not count, or not any more.");
    }

    ProblemType type() {
        return type;
    }
}
