package org.eaddress.hub.connection;

/// Why something is not done to a connection.
///
/// @param what the kind of key, the name in a certificate, or a limit, where that helps to mend it
public record Fault(Kind kind, String what) {
    /// What is wrong.
    public enum Kind {
        /// Larger than any key or certificate.
        TOO_LARGE,
        /// Neither a JWK nor PEM of a kind that is taken.
        NOT_A_KEY,
        /// A private or symmetric key, which nobody may see.
        PRIVATE_KEY,
        /// A key of another kind than EC on P-256.
        OTHER_KIND_OF_KEY,
        /// A certificate request that its key did not sign.
        REQUEST_NOT_SIGNED,
        /// A certificate or request that names another organisation.
        OTHER_ORGANISATION,
        /// A certificate that has ended or not begun.
        NOT_VALID_NOW,
        /// The hub certifies nothing.
        NO_AUTHORITY,
        /// A key that another system has or had, or this one had.
        KEY_USED_BEFORE,
        /// The system has as many keys as it may.
        TOO_MANY_KEYS,
        /// Without this key the system would have none.
        LAST_KEY,
        /// The e-address has as many systems as it may.
        TOO_MANY_SYSTEMS,
        /// The system was removed meanwhile.
        GONE,
        /// The system has no certificate of conformity that is valid.
        NOT_CERTIFIED,
        /// The system is in production already.
        IN_PRODUCTION
    }

    /// Whether what was pasted may stand on the page again, to be mended: only what was read and is public.
    public boolean mayBeShown() {
        return switch (kind) {
            case OTHER_KIND_OF_KEY, OTHER_ORGANISATION, NOT_VALID_NOW, KEY_USED_BEFORE -> true;
            case TOO_LARGE,
                    NOT_A_KEY,
                    PRIVATE_KEY,
                    REQUEST_NOT_SIGNED,
                    NO_AUTHORITY,
                    TOO_MANY_KEYS,
                    LAST_KEY,
                    TOO_MANY_SYSTEMS,
                    GONE,
                    NOT_CERTIFIED,
                    IN_PRODUCTION -> false;
        };
    }

    static ConnectionRefused refused(Kind kind) {
        return refused(kind, "");
    }

    static ConnectionRefused refused(Kind kind, String what) {
        return new ConnectionRefused(new Fault(kind, what));
    }
}
