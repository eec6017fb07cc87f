package org.eaddress.hub.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.access.KeyEnds;
import org.eaddress.hub.board.Escalations;
import org.eaddress.hub.board.Escalations.Untold;
import org.eaddress.hub.notification.Carrier.Outgoing;
import org.eaddress.hub.notification.Carrier.Wording;
import org.eaddress.hub.notification.ContactMails.ContactMail;
import org.eaddress.hub.notification.Contacts.Told;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Gives the mails to contacts that are due, by the same carriers as notices.
@Component
class ContactNotifier {
    private static final Logger LOG = LoggerFactory.getLogger(ContactNotifier.class);
    private static final Channel.Kind KIND = Channel.Kind.EMAIL;
    private static final int MOST_KEYS = 50;

    private final ContactMails mails;
    private final Contacts contacts;
    private final Channels channels;
    private final Escalations escalations;
    private final KeyEnds keyEnds;
    private final ContactWords words;
    private final List<Carrier> carriers;
    private final Outages outages;
    private final NotificationSettings settings;
    private final Clock clock;

    ContactNotifier(
            ContactMails mails,
            Contacts contacts,
            Channels channels,
            Escalations escalations,
            KeyEnds keyEnds,
            ContactWords words,
            List<Carrier> carriers,
            Outages outages,
            NotificationSettings settings,
            Clock clock) {
        this.mails = mails;
        this.contacts = contacts;
        this.channels = channels;
        this.escalations = escalations;
        this.keyEnds = keyEnds;
        this.words = words;
        this.carriers = carriers;
        this.outages = outages;
        this.settings = settings;
        this.clock = clock;
    }

    /// Gives one batch; how many it had.
    int give() {
        Instant now = clock.instant();
        List<ContactMail> taken = mails.take(now, now.plus(settings.lease()), settings.atOnce());
        List<Worded> all = new ArrayList<>();
        for (ContactMail mail : taken) {
            worded(mail).ifPresentOrElse(all::add, () -> contacts.needless(mail));
        }
        if (!all.isEmpty()) {
            boolean isOut = outages.isOpen(KIND);
            Map<UUID, Outcome> outcomes =
                    carry(all.stream().map(Worded::outgoing).toList());
            all.forEach(one ->
                    writeDown(one, outcomes.getOrDefault(one.mail().id(), new Outcome.NotTaken("no channel")), isOut));
        }
        return taken.size();
    }

    /// A mail, and of what it tells.
    private record Worded(ContactMail mail, Told told, Outgoing outgoing) {}

    /// Empty when there is nothing to tell any more.
    private Optional<Worded> worded(ContactMail mail) {
        Optional<Untold> late = escalations.untold(mail.organisation());
        List<KeyEnds.End> keys = keyEnds.of(mail.organisation(), clock.instant(), MOST_KEYS);
        Told told = new Told(late.map(Untold::cases).orElse(List.of()), keys);
        return channels.find(mail.channelId()).filter(_ -> !told.isNothing()).map(contact -> {
            Wording wording = words.of(mail.organisation(), late, keys, contact.language());
            return new Worded(mail, told, new Outgoing(notice(mail, contact), contact.address(), wording));
        });
    }

    private static Notice notice(ContactMail mail, Channel contact) {
        return new Notice(mail.id(), Optional.empty(), contact.id(), KIND, 0, mail.dueAt(), mail.attempt());
    }

    private Map<UUID, Outcome> carry(List<Outgoing> outgoing) {
        return carriers.stream()
                .filter(carrier -> carrier.carries(KIND))
                .findFirst()
                .map(carrier -> carrier.carry(outgoing))
                .orElse(Map.of());
    }

    /// One that cannot be written down does not keep the others back: it is given again when its lease has ended.
    private void writeDown(Worded one, Outcome outcome, boolean isOut) {
        ContactMail mail = one.mail();
        try {
            switch (outcome) {
                case Outcome.Taken _ when isOut -> contacts.failed(mail, one.told(), NoticeBook.Failure.LOST);
                case Outcome.Taken(var status) -> contacts.given(mail, one.told(), status);
                case Outcome.Refused _ -> contacts.failed(mail, one.told(), NoticeBook.Failure.REFUSED);
                case Outcome.NotTaken _ -> contacts.failed(mail, one.told(), NoticeBook.Failure.NOT_TAKEN);
            }
        } catch (RuntimeException e) {
            LOG.error(
                    "What became of the mail {} to a contact was not written down: {}",
                    mail.id(),
                    e.getClass().getName());
        }
    }
}
