package org.eaddress.hub.notification;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// How often somebody may do, in an hour, what sends a mail or makes evidence. Whose and where is kept as an
/// authenticated digest only.
@Component
class Allowance {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String COUNT =
            "select count(*) from notification_code where subject = :subject and sent_at > :since";
    private static final String USE = "insert into notification_code (subject, sent_at) values (:subject, :at)";
    private static final String FORGET = "delete from notification_code where subject = :subject and sent_at <= :since";

    private final JdbcClient db;
    private final NotificationKey key;
    private final NotificationSettings settings;
    private final Clock clock;

    Allowance(JdbcClient db, NotificationKey key, NotificationSettings settings, Clock clock) {
        this.db = db;
        this.key = key;
        this.settings = settings;
        this.clock = clock;
    }

    /// Uses one up, if one is left.
    boolean use(String what, String whose) {
        String subject = HexFormat.of()
                .formatHex(key.authenticate(new byte[] {'a'}, (what + "\n" + whose).getBytes(StandardCharsets.UTF_8)));
        Instant now = clock.instant();
        Timestamp since = Timestamp.from(now.minus(HOUR));
        db.sql(FORGET).param("subject", subject).param("since", since).update();
        int used = db.sql(COUNT)
                .param("subject", subject)
                .param("since", since)
                .query(Integer.class)
                .single();
        if (used >= settings.codes().anHour()) {
            return false;
        }
        db.sql(USE).param("subject", subject).param("at", Timestamp.from(now)).update();
        return true;
    }
}
