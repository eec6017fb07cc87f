package org.eaddress.hub.notification;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Objects;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The mailbox of the return address, read by IMAP. A mail goes when it was read; one that a crash left is read
/// again, which changes nothing.
@Component
class Postbox {
    private static final Logger LOG = LoggerFactory.getLogger(Postbox.class);
    private static final int MOST_AT_ONCE = 200;
    private static final int MOST_BYTES = 256 << 10;
    private static final String PATIENCE_MILLIS = "10000";

    private final NotificationSettings settings;
    private final Returns returns;
    private volatile long refused;

    Postbox(NotificationSettings settings, Returns returns) {
        this.settings = settings;
        this.returns = returns;
    }

    boolean isConfigured() {
        return settings.mailbox() != null;
    }

    /// How many mails since the start were nobody's word.
    long refused() {
        return refused;
    }

    /// Reads what lies there, at most two hundred mails.
    void empty() {
        NotificationSettings.Mailbox mailbox = Objects.requireNonNull(settings.mailbox());
        try (Store store = Session.getInstance(properties(mailbox)).getStore(mailbox.tls() ? "imaps" : "imap")) {
            store.connect(mailbox.host(), mailbox.port(), mailbox.username(), mailbox.password());
            try (Folder folder = store.getFolder(mailbox.folder())) {
                folder.open(Folder.READ_WRITE);
                int waiting = Math.min(folder.getMessageCount(), MOST_AT_ONCE);
                for (int number = 1; number <= waiting; number++) {
                    read(folder.getMessage(number));
                }
            }
        } catch (MessagingException e) {
            LOG.warn(
                    "The mailbox of the return address cannot be read: {}",
                    e.getClass().getName());
        }
    }

    private void read(Message mail) throws MessagingException {
        if (mail.getSize() > MOST_BYTES || !(mail instanceof MimeMessage readable)) {
            refuse();
        } else {
            try {
                if (returns.read(new MimeMessage(readable)) == Returns.Read.REFUSED) {
                    refuse();
                }
            } catch (IOException | MessagingException e) {
                refuse();
            }
        }
        mail.setFlag(Flags.Flag.DELETED, true);
    }

    private synchronized void refuse() {
        refused++;
    }

    private static Properties properties(NotificationSettings.Mailbox mailbox) {
        Properties properties = new Properties();
        String prefix = mailbox.tls() ? "mail.imaps." : "mail.imap.";
        properties.setProperty(prefix + "connectiontimeout", PATIENCE_MILLIS);
        properties.setProperty(prefix + "timeout", PATIENCE_MILLIS);
        properties.setProperty(prefix + "writetimeout", PATIENCE_MILLIS);
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        return properties;
    }
}
