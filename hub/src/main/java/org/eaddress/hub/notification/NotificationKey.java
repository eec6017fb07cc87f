package org.eaddress.hub.notification;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Authenticates what the hub gives out and wants to know again: return addresses, codes.
@Component
@DependsOnDatabaseInitialization
class NotificationKey {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    NotificationKey(JdbcClient db) {
        this.key = new SecretKeySpec(
                db.sql("select value from notification_key").query(byte[].class).single(), ALGORITHM);
    }

    /// 32 bytes.
    byte[] authenticate(byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
