package org.eaddress.hub.notification;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eaddress.hub.delivery.DeemedNotification;
import org.eaddress.hub.delivery.DeemedNotifications;
import org.eaddress.hub.delivery.DeemedNotifications.ToRecipient;
import org.eaddress.hub.delivery.Explanation;
import org.eaddress.hub.delivery.LawsClock;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.notification.Carrier.Wording;
import org.eaddress.hub.notification.Notice.About;
import org.eaddress.hub.notification.Subjects.Subject;
import org.eaddress.hub.portal.Languages;
import org.eaddress.hub.portal.PlainText;
import org.eaddress.hub.portal.Words;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// What a notice says: who has mail, since when, where to read it and from when it counts as notified. Nothing of
/// the message, not even who sent it; no code of a person.
@Component
class NoticeWords {
    private final DeemedNotifications deemed;
    private final LawsClock lawsClock;
    private final HoldPolicy policy;
    private final Explanation explanation;
    private final Languages languages;
    private final URI portal;

    NoticeWords(
            DeemedNotifications deemed,
            LawsClock lawsClock,
            HoldPolicy policy,
            Explanation explanation,
            Languages languages,
            @Value("${hub.public-url}") URI hub) {
        this.deemed = deemed;
        this.lawsClock = lawsClock;
        this.policy = policy;
        this.explanation = explanation;
        this.languages = languages;
        this.portal = hub.resolve("/mail");
    }

    /// The notice of this message in the language of the channel.
    Wording of(Notice notice, Channel channel, Subject subject) {
        About about = notice.about().orElseThrow();
        Locale locale = channel.language();
        Words words = languages.in(locale);
        String deadline = notification(notice, about, subject)
                .map(notification -> explanation.sentence(notification, locale))
                .orElse("");
        String name = subject.owner().map(Account::name).map(PlainText::line).orElse("");
        String first = notice.reminder() == 0
                ? words.say("notice.new", name, words.exactly(about.consignedAt()))
                : words.say("notice.unopened", name, words.exactly(about.consignedAt()));
        String heading = notice.reminder() == 0 ? words.say("notice.subject") : words.say("notice.reminder-subject");
        return new Wording(
                locale.getLanguage(),
                heading,
                String.join(
                        "\n\n",
                        first,
                        words.say("notice.read", portal.toString()),
                        deadline,
                        words.say("notice.nothing"),
                        words.say("notice.why")));
    }

    /// A first notice tells the day as it is when it arrives now.
    private Optional<DeemedNotification> notification(Notice notice, About about, Subject subject) {
        if (notice.reminder() > 0) {
            return deemed.of(subject.message(), List.of(subject.delivery())).stream()
                    .map(ToRecipient::notification)
                    .findFirst();
        }
        Optional<Instant> consigned = Optional.of(about.consignedAt());
        return subject.message().sentAt().map(sentAt -> lawsClock.of(sentAt, consigned, policy.untilToldNow(about)));
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
