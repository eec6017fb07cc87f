package org.eaddress.hub.notification;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eaddress.hub.delivery.DeemedNotification;
import org.eaddress.hub.delivery.DeemedNotifications;
import org.eaddress.hub.delivery.DeemedNotifications.ToRecipient;
import org.eaddress.hub.delivery.Deliveries;
import org.eaddress.hub.delivery.Delivery;
import org.eaddress.hub.delivery.Explanation;
import org.eaddress.hub.delivery.LawsClock;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.Directory;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.notification.Carrier.Wording;
import org.eaddress.hub.notification.Notice.About;
import org.eaddress.hub.portal.Languages;
import org.eaddress.hub.portal.PlainText;
import org.eaddress.hub.portal.Words;
import org.eaddress.hub.submission.AcceptedMessage;
import org.eaddress.hub.submission.Messages;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// What a notice says: who has mail, since when, where to read it and from when it counts as notified. Nothing of
/// the message, not even who sent it; no code of a person.
@Component
class NoticeWords {
    private final Messages messages;
    private final Deliveries deliveries;
    private final DeemedNotifications deemed;
    private final LawsClock lawsClock;
    private final HoldPolicy policy;
    private final Explanation explanation;
    private final Directory directory;
    private final Languages languages;
    private final URI portal;

    NoticeWords(
            Messages messages,
            Deliveries deliveries,
            DeemedNotifications deemed,
            LawsClock lawsClock,
            HoldPolicy policy,
            Explanation explanation,
            Directory directory,
            Languages languages,
            @Value("${hub.public-url}") URI hub) {
        this.messages = messages;
        this.deliveries = deliveries;
        this.deemed = deemed;
        this.lawsClock = lawsClock;
        this.policy = policy;
        this.explanation = explanation;
        this.directory = directory;
        this.languages = languages;
        this.portal = hub.resolve("/mail");
    }

    /// Empty when the recipient has opened the message already or cannot any more, or does not exist any more.
    Optional<Wording> of(Notice notice, Channel channel) {
        About about = notice.about().orElseThrow();
        return deliveries.of(about.messageId()).stream()
                .filter(delivery -> delivery.recipient().equals(about.recipient()))
                .filter(delivery -> delivery.state().waitsForReader())
                .findFirst()
                .map(delivery -> wording(notice, about, delivery, channel.language()));
    }

    private Wording wording(Notice notice, About about, Delivery delivery, Locale locale) {
        Words words = languages.in(locale);
        String deadline = messages.find(about.messageId()).stream()
                .flatMap(message -> notification(notice, about, message, delivery).stream())
                .map(notification -> explanation.sentence(notification, locale))
                .findFirst()
                .orElse("");
        String first = notice.reminder() == 0
                ? words.say("notice.new", name(about.recipient()), words.exactly(about.consignedAt()))
                : words.say("notice.unopened", name(about.recipient()), words.exactly(about.consignedAt()));
        String subject = notice.reminder() == 0 ? words.say("notice.subject") : words.say("notice.reminder-subject");
        return new Wording(
                locale.getLanguage(),
                subject,
                String.join(
                        "\n\n",
                        first,
                        words.say("notice.read", portal.toString()),
                        deadline,
                        words.say("notice.nothing"),
                        words.say("notice.why")));
    }

    /// A first notice tells the day as it is when it arrives now.
    private Optional<DeemedNotification> notification(
            Notice notice, About about, AcceptedMessage message, Delivery delivery) {
        if (notice.reminder() > 0) {
            return deemed.of(message, List.of(delivery)).stream()
                    .map(ToRecipient::notification)
                    .findFirst();
        }
        Optional<Instant> consigned = Optional.of(about.consignedAt());
        return message.sentAt().map(sentAt -> lawsClock.of(sentAt, consigned, policy.untilToldNow(about)));
    }

    private String name(EAddress owner) {
        return directory.find(owner).map(Account::name).map(PlainText::line).orElse("");
    }

    /// What the watchdog writes to itself.
    Wording ofProbe() {
        Words words = languages.in(Locale.of("lv"));
        return new Wording("lv", words.say("notice.subject"), words.say("notice.nothing"));
    }

    /// What brings a code to an address that is to be verified.
    Wording ofCode(String code, Locale locale) {
        Words words = languages.in(locale);
        return new Wording(
                locale.getLanguage(),
                words.say("notice.code-subject"),
                words.say("notice.code", code) + "\n\n" + words.say("notice.code-not-you"));
    }
}
