package org.eaddress.hub.access;

import com.nimbusds.jwt.JWTClaimsSet;
import java.io.Serializable;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;

/// What an access token is bound to (RFC 7800): who shows it must show that, too.
sealed interface Binding extends Serializable {
    /// The claim that says so.
    String CLAIM = "cnf";

    /// The name of what it is bound to in that claim, and what stands there.
    String member();

    String value();

    /// A key, by its thumbprint (RFC 9449, 6.1).
    record ToKey(String value) implements Binding {
        static final String MEMBER = "jkt";

        @Override
        public String member() {
            return MEMBER;
        }
    }

    /// The certificate of the connection, by its digest (RFC 8705, 3.1).
    record ToCertificate(String value) implements Binding {
        private static final String MEMBER = "x5t#S256";

        @Override
        public String member() {
            return MEMBER;
        }
    }

    default Map<String, String> claim() {
        return Map.of(member(), value());
    }

    /// Empty of a bearer token.
    ///
    /// @throws ParseException when it is bound to something that we do not know: then it is none of ours
    static Optional<Binding> in(JWTClaimsSet claims) throws ParseException {
        Map<String, Object> confirmation = claims.getJSONObjectClaim(CLAIM);
        if (confirmation == null) {
            return Optional.empty();
        }
        if (confirmation.size() == 1) {
            if (confirmation.get(ToKey.MEMBER) instanceof String thumbprint) {
                return Optional.of(new ToKey(thumbprint));
            }
            if (confirmation.get(ToCertificate.MEMBER) instanceof String digest) {
                return Optional.of(new ToCertificate(digest));
            }
        }
        throw new ParseException("the token is bound to something unknown", 0);
    }
}
