package org.eaddress.hub.notification;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.eaddress.hub.directory.EAddress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The codes that show that what is sent to an address arrives: six digits, good for a few minutes and a few tries.
@Component
class Codes {
    private static final int BOUND = 1_000_000;
    private static final String SET = """
            update notification_channel set code_digest = :digest, code_sent_at = :at, code_tries = 0
            where channel_id = :id and verified_at is null and removed_at is null""";
    private static final String TRY = """
            update notification_channel set code_tries = code_tries + 1
            where channel_id = :id and e_address = :owner and verified_at is null and removed_at is null
              and code_digest is not null and code_tries < :tries and code_sent_at > :since
            returning code_digest""";
    private static final String VERIFY = """
            update notification_channel set verified_at = :at, code_digest = null
            where channel_id = :id and verified_at is null""";

    private final JdbcClient db;
    private final NotificationKey key;
    private final NotificationSettings.Codes settings;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Codes(JdbcClient db, NotificationKey key, NotificationSettings settings, Clock clock) {
        this.db = db;
        this.key = key;
        this.settings = settings.codes();
        this.clock = clock;
    }

    /// A new code for this address; the one before is no longer good.
    String make(UUID channel) {
        String code = "%06d".formatted(random.nextInt(BOUND));
        db.sql(SET)
                .param("digest", digest(channel, code))
                .param("at", Timestamp.from(clock.instant()))
                .param("id", channel)
                .update();
        return code;
    }

    /// Whether it is the code of this address, which then is verified. Each try counts before it is looked at.
    boolean verify(EAddress owner, UUID channel, String code) {
        Instant now = clock.instant();
        boolean right = db.sql(TRY)
                .param("id", channel)
                .param("owner", owner.value())
                .param("tries", settings.tries())
                .param("since", Timestamp.from(now.minus(settings.lifetime())))
                .query(byte[].class)
                .optional()
                .filter(digest -> MessageDigest.isEqual(digest, digest(channel, code)))
                .isPresent();
        return right
                && db.sql(VERIFY)
                                .param("at", Timestamp.from(now))
                                .param("id", channel)
                                .update()
                        == 1;
    }

    private byte[] digest(UUID channel, String code) {
        byte[] id = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(channel.getMostSignificantBits())
                .putLong(channel.getLeastSignificantBits())
                .array();
        return key.authenticate(new byte[] {'c'}, id, code.getBytes(StandardCharsets.UTF_8));
    }
}
