package org.eaddress.hub.absence;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eaddress.hub.absence.AbsenceRecords.Place;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.eaddress.hub.evidence.EvidenceEvent;
import org.eaddress.hub.evidence.Sealer;
import org.eaddress.hub.evidence.Statement;
import org.eaddress.hub.evidence.Statement.Entity;
import org.eaddress.hub.journal.Coverage;
import org.eaddress.hub.journal.Journal;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// States that there was nothing between two e-addresses, to either of them.
@Component
public class Absences {
    private static final int MOST = 1000;

    private final Periods periods;
    private final Exchanges exchanges;
    private final AbsenceRecords records;
    private final Journal journal;
    private final EvidenceArchive archive;
    private final Sealer sealer;
    private final AbsenceSettings settings;
    private final Clock clock;

    Absences(
            Periods periods,
            Exchanges exchanges,
            AbsenceRecords records,
            Journal journal,
            EvidenceArchive archive,
            Sealer sealer,
            AbsenceSettings settings,
            Clock clock) {
        this.periods = periods;
        this.exchanges = exchanges;
        this.records = records;
        this.journal = journal;
        this.archive = archive;
        this.sealer = sealer;
        this.settings = settings;
        this.clock = clock;
    }

    /// The statement; asked again it is the first one again.
    ///
    /// @throws ProblemException when the caller is neither side, the period is not one to state anything about, or
    ///     there was something
    @Transactional
    public Evidence state(Question question, Caller caller) {
        Fact fact = factFor(question, caller);
        return records.find(fact, question).map(this::piece).orElseGet(() -> first(fact, question, caller));
    }

    /// A statement that this reader asked for.
    public Optional<Evidence> find(UUID evidence, EAddress reader) {
        return records.find(evidence, reader).map(this::piece);
    }

    /// The statements about what any of these senders had for any of these recipients.
    public List<Evidence> between(Set<String> senders, Set<String> recipients) {
        List<Place> places = records.between(senders, recipients, MOST);
        return archive.find(
                places.stream().map(Place::message).toList(),
                places.stream().map(Place::evidence).toList());
    }

    private static Fact factFor(Question question, Caller caller) {
        if (question.from().equals(caller.eAddress())) {
            return Fact.ACCEPTED;
        }
        if (question.to().equals(caller.eAddress())) {
            return Fact.CONSIGNED;
        }
        throw new ProblemException(ProblemType.NOT_A_PARTY, "Neither from nor to is the caller's e-address.");
    }

    private Evidence first(Fact fact, Question question, Caller caller) {
        periods.require(question);
        if (exchanges.any(fact, question)) {
            throw new ProblemException(ProblemType.NOT_ABSENT, "There was something in the period.");
        }
        Coverage coverage = journal.coverage(question.since(), question.until(), settings.settledAfter())
                .orElseThrow(() -> new ProblemException(
                        ProblemType.JOURNAL_BEHIND, "Evidence of the period waits for the next seal of the journal."));
        Evidence sealed = sealer.seal(statement(fact, question, caller, coverage));
        if (!records.keep(fact, question, new Place(sealed.messageId(), sealed.id()))) {
            return piece(records.find(fact, question).orElseThrow()); // asked twice at the same moment
        }
        archive.keep(List.of(sealed));
        return sealed;
    }

    private Statement statement(Fact fact, Question question, Caller caller, Coverage coverage) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Entity recipient = entity(question.to(), caller);
        return new Statement(
                        EvidenceEvent.MESSAGE_ABSENCE,
                        now,
                        UuidCreator.getTimeOrderedEpoch(),
                        entity(question.from(), caller),
                        List.of(recipient),
                        Optional.of(recipient),
                        now,
                        question.digest().hex(),
                        List.of())
                .with(AbsenceForm.extension(fact, question, settings.clockSkew(), coverage));
    }

    private static Entity entity(EAddress eAddress, Caller caller) {
        return eAddress.equals(caller.eAddress())
                ? new Entity(eAddress.value(), Optional.of(caller.name()), Optional.of(caller.assuranceLevel()))
                : Entity.of(eAddress.value());
    }

    private Evidence piece(Place place) {
        return archive.find(place.message(), place.evidence()).orElseThrow();
    }
}
