package org.eaddress.hub.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Gatherers;
import org.eaddress.hub.access.KeyEnds;
import org.eaddress.hub.board.Escalations;
import org.eaddress.hub.board.UnretrievedCasesOpened;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.notification.ContactMails.ContactMail;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// Has the contact of an organisation told that its system does not take its mail, or that a key of it ends, and
/// writes down what came of it. One mail tells of all, and there is one in a while at most.
@Component
class Contacts {
    private static final int TOGETHER = 50;

    private final Channels channels;
    private final ContactMails mails;
    private final Escalations escalations;
    private final KeyEnds keyEnds;
    private final NotificationSettings settings;
    private final Duration onceIn;
    private final TransactionTemplate transactions;
    private final Clock clock;

    Contacts(
            Channels channels,
            ContactMails mails,
            Escalations escalations,
            KeyEnds keyEnds,
            NotificationSettings settings,
            @Value("${hub.unretrieved.tell-once-in}") Duration onceIn,
            TransactionTemplate transactions,
            Clock clock) {
        this.channels = channels;
        this.mails = mails;
        this.escalations = escalations;
        this.keyEnds = keyEnds;
        this.settings = settings;
        this.onceIn = onceIn;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// What a mail tells: which cases, and which keys that end.
    record Told(List<UUID> cases, List<KeyEnds.End> keys) {
        boolean isNothing() {
            return cases.isEmpty() && keys.isEmpty();
        }
    }

    @EventListener
    void late(UnretrievedCasesOpened opened) {
        tell(opened.organisation(), opened.caseIds());
    }

    /// The organisation has a contact now: it is told of what nobody was told of before.
    void named(EAddress organisation) {
        tell(organisation, escalations.toldNobody(organisation));
    }

    private void tell(EAddress organisation, Collection<UUID> cases) {
        if (!cases.isEmpty()) {
            channels.contact(organisation)
                    .ifPresent(contact -> escalations.due(cases, mails.expect(contact, nextMail(contact))));
        }
    }

    /// Keys of its systems end.
    void keysEnd(EAddress organisation) {
        channels.contact(organisation).ifPresent(contact -> mails.expect(contact, nextMail(contact)));
    }

    private Instant nextMail(Channel contact) {
        Instant now = now();
        return mails.last(contact.id())
                .map(last -> last.plus(onceIn))
                .filter(now::isBefore)
                .orElse(now);
    }

    /// Nobody is told there any more.
    void removed(Channel contact) {
        mails.drop(contact.id());
        escalations.noContact(contact.owner());
    }

    /// The channel took it: the contact knows. A crash on the way has it told twice of some cases.
    void given(ContactMail mail, Told told, String status) {
        Instant now = now();
        inParts(
                told.cases(),
                part -> {
                    if (mails.settle(mail, "given", now, Optional.empty())) {
                        escalations.told(part, mail.id(), status, now);
                        keyEnds.told(told.keys(), mail.id(), now);
                        tellOfTheRest(mail.organisation());
                    }
                },
                part -> {
                    if (isStillGiven(mail)) {
                        escalations.told(part, mail.id(), status, now);
                    }
                });
    }

    /// It may have come back meanwhile.
    private boolean isStillGiven(ContactMail mail) {
        return mails.given(mail.id())
                .filter(given -> given.attempt() == mail.attempt())
                .isPresent();
    }

    /// There is nothing to tell any more.
    @Transactional
    public void needless(ContactMail mail) {
        mails.settle(mail, "needless", now(), Optional.empty());
        tellOfTheRest(mail.organisation());
    }

    /// The channel did not take it, and is tried again unless that is of no use: then nobody is told of keys before
    /// the next time.
    void failed(ContactMail mail, Told untold, NoticeBook.Failure failure) {
        Instant now = now();
        Optional<Instant> next = nextTry(mail, failure, now);
        Consumer<List<UUID>> fail = part -> escalations.notTold(mail.organisation(), part, failure.code(), next, now);
        inParts(
                untold.cases(),
                part -> {
                    if (mails.settle(mail, next.isPresent() ? "due" : "failed", now, next)) {
                        fail.accept(part);
                        if (next.isEmpty()) {
                            keyEnds.told(untold.keys(), mail.id(), now);
                        }
                        tellOfTheRest(mail.organisation());
                    }
                },
                fail);
    }

    /// Each part in a transaction of its own, so that none is long. The first settles the mail, too, and is there
    /// even when it has no case.
    private void inParts(List<UUID> cases, Consumer<List<UUID>> first, Consumer<List<UUID>> further) {
        List<List<UUID>> parts =
                cases.stream().gather(Gatherers.windowFixed(TOGETHER)).toList();
        transactions.executeWithoutResult(_ -> first.accept(parts.isEmpty() ? List.of() : parts.getFirst()));
        parts.stream().skip(1).forEach(part -> transactions.executeWithoutResult(_ -> further.accept(part)));
    }

    /// What became late while a mail was on its way is told with the next one. Call it after the mail was settled.
    private void tellOfTheRest(EAddress organisation) {
        if (escalations.isAnyWaiting(organisation)) {
            channels.contact(organisation)
                    .ifPresent(contact -> escalations.postpone(organisation, mails.expect(contact, nextMail(contact))));
        }
    }

    private Optional<Instant> nextTry(ContactMail mail, NoticeBook.Failure failure, Instant now) {
        return switch (failure) {
            case REFUSED, RETURNED -> Optional.empty();
            case NOT_TAKEN, LOST -> settings.nextTry(mail.attempt(), mail.dueAt(), now);
        };
    }

    /// It came back after it had been taken. Whether that was news: only the last attempt can, and only once.
    @Transactional
    public boolean returned(UUID id, int attempt) {
        Optional<ContactMail> given = mails.given(id).filter(mail -> mail.attempt() == attempt);
        given.ifPresent(mail -> notGiven(mail, NoticeBook.Failure.RETURNED));
        return given.isPresent();
    }

    /// These were given while nothing arrived, the watchdog has found. How many they were.
    @Transactional
    public int lost(Instant since, int limit) {
        List<ContactMail> given = mails.givenSince(since, limit);
        given.forEach(mail -> notGiven(mail, NoticeBook.Failure.LOST));
        return given.size();
    }

    private void notGiven(ContactMail mail, NoticeBook.Failure failure) {
        Instant now = now();
        mails.settle(mail, "failed", now, Optional.empty());
        Optional<Instant> next = nextTry(mail, failure, now)
                .flatMap(at -> channels.contact(mail.organisation()).map(contact -> mails.expect(contact, at)));
        escalations.returned(mail.id(), failure.code(), next, now);
        if (next.isPresent()) {
            keyEnds.notTold(mail.id());
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
