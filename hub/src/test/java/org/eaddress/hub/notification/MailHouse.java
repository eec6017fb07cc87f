package org.eaddress.hub.notification;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/// A mail server, with a mailbox for what comes to the hub's return address and one for everybody else. It can lose
/// all that it takes, without a word.
final class MailHouse implements AutoCloseable {
    private static final String HUB = "notices";
    private static final String OTHERS = "others";
    private static final String LOST = "lost";

    private final GreenMail server = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
    });
    private volatile boolean losing;

    MailHouse() {
        server.start();
        try {
            for (String name : List.of(HUB, OTHERS, LOST)) {
                server.getUserManager().createUser(name + "@hub.test", name, "secret");
            }
        } catch (UserException e) {
            throw new IllegalStateException(e);
        }
        server.getUserManager().setMessageDeliveryHandler((_, to) -> user(boxOf(to.getEmail())));
    }

    private String boxOf(String address) {
        if (losing) {
            return LOST;
        }
        return address.startsWith(HUB + "+") ? HUB : OTHERS;
    }

    /// From now on all that it takes is lost, or no longer.
    void lose(boolean all) {
        losing = all;
    }

    void goDown() {
        server.stop();
    }

    String[] settings() {
        return new String[] {
            "--spring.mail.host=127.0.0.1",
            "--spring.mail.port=" + server.getSmtp().getPort(),
            "--hub.notification.email.return-address=notices@hub.test",
            "--hub.notification.mailbox.host=127.0.0.1",
            "--hub.notification.mailbox.port=" + server.getImap().getPort(),
            "--hub.notification.mailbox.username=" + HUB,
            "--hub.notification.mailbox.password=secret",
            "--hub.notification.mailbox.tls=false"
        };
    }

    /// What people have got, the oldest first.
    List<MimeMessage> mails() {
        return Stream.of(server.getReceivedMessages())
                .filter(mail -> !returnPathTo(mail).isEmpty())
                .filter(mail -> !to(mail).startsWith(HUB + "+"))
                .toList();
    }

    /// Who sent this to the return address sends it on its own.
    void comes(String raw) {
        try {
            user(HUB).deliver(mail(raw));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A mail comes back to its return address.
    void bounces(MimeMessage mail) {
        comes(report(returnPathTo(mail), "failed", "5.1.1"));
    }

    static String report(String to, String action, String status) {
        return """
                From: MAILER-DAEMON@mail.test
                To: %s
                Subject: Undelivered Mail Returned to Sender
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b
                Content-Type: text/plain

                This is the mail system.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mail.test

                Final-Recipient: rfc822; anna@mail.test
                Action: %s
                Status: %s
                --b--
                """.formatted(to, action, status).replace("\n", "\r\n");
    }

    static String returnPathTo(MimeMessage mail) {
        try {
            String path = mail.getHeader("Return-Path", null);
            return path == null ? "" : path.replaceAll("[<>]", "");
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String to(MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0].toString();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MimeMessage mail(String raw) throws MessagingException {
        return new MimeMessage(
                Session.getInstance(new Properties()), new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8)));
    }

    private GreenMailUser user(String name) {
        return server.getUserManager().getUser(name);
    }

    @Override
    public void close() {
        server.stop();
    }
}
