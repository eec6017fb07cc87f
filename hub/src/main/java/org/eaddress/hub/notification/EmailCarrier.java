package org.eaddress.hub.notification;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/// Sends notices by SMTP, many over one connection, each with a return address of its own.
final class EmailCarrier implements Carrier {
    private static final Logger LOG = LoggerFactory.getLogger(EmailCarrier.class);
    private static final String UTF_8 = "UTF-8";

    private final JavaMailSenderImpl server;
    private final ReturnPath returnPath;
    private final String from;
    private final Clock clock;

    EmailCarrier(JavaMailSenderImpl server, ReturnPath returnPath, NotificationSettings settings, Clock clock) {
        this.server = server;
        this.returnPath = returnPath;
        this.from = settings.email().from();
        this.clock = clock;
    }

    @Override
    public boolean carries(Channel.Kind kind) {
        return kind == Channel.Kind.EMAIL;
    }

    @Override
    public Map<UUID, Outcome> carry(List<Outgoing> notices) {
        Map<UUID, Outcome> outcomes = new HashMap<>();
        Map<MimeMessage, Outgoing> mails = new LinkedHashMap<>();
        for (Outgoing one : notices) {
            try {
                mails.put(mail(one), one);
            } catch (MessagingException e) {
                outcomes.put(one.notice().id(), new Outcome.Refused("not an address"));
            }
        }
        if (!mails.isEmpty()) {
            mails.values().forEach(one -> outcomes.put(one.notice().id(), new Outcome.Taken("SMTP 250")));
            send(mails, outcomes);
        }
        return outcomes;
    }

    private void send(Map<MimeMessage, Outgoing> mails, Map<UUID, Outcome> outcomes) {
        try {
            server.send(mails.keySet().toArray(MimeMessage[]::new));
        } catch (MailSendException e) {
            e.getFailedMessages().forEach((mail, failure) -> {
                Outgoing one = mails.get((MimeMessage) mail);
                if (one != null) {
                    outcomes.put(one.notice().id(), SmtpAnswer.of(failure));
                }
            });
        } catch (MailException e) {
            LOG.warn("The mail server does not let the hub in: {}", e.getClass().getName());
            mails.values().forEach(one -> outcomes.put(one.notice().id(), new Outcome.NotTaken("SMTP not let in")));
        }
    }

    private MimeMessage mail(Outgoing one) throws MessagingException {
        Notice notice = one.notice();
        SMTPMessage mail = new SMTPMessage(server.getSession());
        if (returnPath.isConfigured()) {
            mail.setEnvelopeFrom(returnPath.address(ReturnPath.Use.RETURN, notice.id(), notice.attempt()));
            mail.setNotifyOptions(SMTPMessage.NOTIFY_FAILURE | SMTPMessage.NOTIFY_SUCCESS);
            mail.setReturnOption(SMTPMessage.RETURN_HDRS);
        }
        mail.setFrom(new InternetAddress(from, true));
        mail.setRecipient(RecipientType.TO, new InternetAddress(one.address(), true));
        mail.setSubject(one.wording().subject(), UTF_8);
        mail.setText(one.wording().text(), UTF_8);
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setContentLanguage(new String[] {one.wording().language()});
        mail.setSentDate(Date.from(clock.instant()));
        return mail;
    }
}
