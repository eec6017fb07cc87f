package org.eaddress.hub.writing.web;

import java.io.IOException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.delivery.DeemedNotification;
import org.eaddress.hub.delivery.Explanation;
import org.eaddress.hub.delivery.LawsClock;
import org.eaddress.hub.lookup.LookUpLog;
import org.eaddress.hub.lookup.Means;
import org.eaddress.hub.lookup.Purpose;
import org.eaddress.hub.portal.Languages;
import org.eaddress.hub.portal.PlainText;
import org.eaddress.hub.portal.Words;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.submission.Document;
import org.eaddress.hub.submission.Warning;
import org.eaddress.hub.submission.Warnings;
import org.eaddress.hub.writing.Addressees;
import org.eaddress.hub.writing.Draft;
import org.eaddress.hub.writing.Enclosures;
import org.springframework.stereotype.Component;

/// Looks at a draft as a careful clerk would before it goes out.
@Component
class Checks {
    private final Enclosures enclosures;
    private final Addressees addressees;
    private final Warnings warnings;
    private final LookUpLog log;
    private final LawsClock lawsClock;
    private final Explanation explanation;
    private final Languages languages;
    private final Clock clock;

    Checks(
            Enclosures enclosures,
            Addressees addressees,
            Warnings warnings,
            LookUpLog log,
            LawsClock lawsClock,
            Explanation explanation,
            Languages languages,
            Clock clock) {
        this.enclosures = enclosures;
        this.addressees = addressees;
        this.warnings = warnings;
        this.log = log;
        this.lawsClock = lawsClock;
        this.explanation = explanation;
        this.languages = languages;
        this.clock = clock;
    }

    /// A document as the page lists it.
    record Row(String name, String size) {
        static Row of(Document document, Words words) {
            return new Row(PlainText.line(document.name()), words.size(document.size()));
        }
    }

    /// What the page shows.
    ///
    /// @param trouble why it cannot be sent; empty when it can
    /// @param serious what she must be sure of
    /// @param seen the digest of what this page shows
    record Check(
            UUID id,
            String from,
            String to,
            String eAddress,
            String subject,
            List<String> paragraphs,
            Optional<String> reference,
            List<Row> documents,
            boolean textIsDocument,
            String counts,
            List<Explanation.Line> days,
            List<String> remarks,
            boolean firstTime,
            List<String> serious,
            String trouble,
            String seen) {}

    Check of(Draft draft, Caller caller, Locale locale) throws IOException {
        Words words = languages.in(locale);
        boolean mayLook = mayLook(draft, caller);
        Set<Warning> warned = mayLook ? warned(draft) : Set.of();
        DeemedNotification counted = lawsClock.ifSentAt(clock.instant());
        return new Check(
                draft.id(),
                PlainText.line(caller.shownName()),
                PlainText.line(draft.to().name()),
                draft.to().eAddress().isOfPerson() ? "" : draft.to().eAddress().value(),
                PlainText.line(draft.subject()),
                PlainText.paragraphs(draft.text()),
                draft.reference().map(PlainText::line),
                draft.message().documents().stream()
                        .map(document -> Row.of(document, words))
                        .toList(),
                draft.textDocument().isPresent(),
                explanation.sentence(counted, locale),
                explanation.days(counted, locale),
                explanation.remarks(counted, locale),
                warned.contains(Warning.FIRST_TIME),
                serious(warned),
                mayLook ? trouble(draft, words) : words.say("write.person.too-many"),
                draft.message().digest().hex());
    }

    /// Whether the page may tell what it knows of a person: that it does is on record first.
    private boolean mayLook(Draft draft, Caller caller) {
        try {
            log.write(
                    caller,
                    Means.WARNINGS,
                    Optional.of(Purpose.SENDING),
                    List.of(draft.to().eAddress()));
            return true;
        } catch (ProblemException tooMany) {
            return false;
        }
    }

    /// Whether its writer is sure of everything that is serious.
    boolean areConfirmed(Draft draft, Collection<String> sure) {
        return sure.containsAll(serious(warned(draft)));
    }

    /// Whoever answers cannot have taken the wrong one.
    private Set<Warning> warned(Draft draft) {
        if (draft.answers().isPresent()) {
            return Set.of();
        }
        return warnings.about(draft.owner(), List.of(draft.to().eAddress()), Optional.empty())
                .getOrDefault(draft.to().eAddress(), Set.of());
    }

    private static List<String> serious(Set<Warning> warned) {
        return warned.stream()
                .filter(warning -> warning == Warning.NAMESAKE)
                .map(Warning::code)
                .toList();
    }

    private String trouble(Draft draft, Words words) throws IOException {
        if (draft.subject().isBlank()) {
            return words.say("write.subject.missing");
        }
        if (draft.isEmpty()) {
            return words.say("refusal.nothing");
        }
        if (addressees.find(draft.owner(), draft.to().eAddress()).isEmpty()) {
            return words.say("refusal.recipient");
        }
        return enclosures
                .foresee(draft)
                .map(reason -> RefusalWords.say(reason, draft.message().documents(), words))
                .orElse("");
    }
}
