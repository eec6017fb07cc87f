package org.eaddress.hub.notification;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.storage.Sha256;

/// An address at which somebody wants to be told, in this language.
///
/// @param purpose of what
/// @param verifiedAt when its owner showed that what is sent there arrives; no notices before that
public record Channel(
        UUID id,
        EAddress owner,
        Purpose purpose,
        Kind kind,
        String address,
        Locale language,
        Optional<Instant> verifiedAt) {
    /// Of what its owner is told there; in the database in lower case.
    public enum Purpose {
        /// Each new message.
        MAIL,
        /// That the organisation's system does not take its mail.
        CONTACT;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Purpose of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /// By what way; in the database and in evidence in lower case.
    public enum Kind {
        EMAIL,
        SMS,
        PUSH;

        /// As the database and evidence have it.
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /// What evidence says of the address: only who knows the id of the channel can tell whether it is a given one.
    String addressDigest() {
        return Sha256.digestOf((id + "\n" + address).getBytes(StandardCharsets.UTF_8))
                .hex();
    }

    /// The address is a personal datum: it is written where it is meant, never by accident.
    @Override
    public String toString() {
        return "Channel[" + kind + " " + id + "]";
    }
}
