package org.eaddress.hub.lookup;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.access.Delegate;
import org.eaddress.hub.directory.Directory;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.eaddress.hub.evidence.EvidenceEvent;
import org.eaddress.hub.evidence.KeepingStatement;
import org.eaddress.hub.evidence.Sealer;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;
import org.eaddress.storage.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Who looked at whose data.
///
/// Every look is a sealed statement in the journal, in which each person is a digest that only the person, by a
/// nonce of its own, can tell from others.
@Component
public class LookUpLog {
    private static final String ADD = """
            insert into look_up (look_up_id, subject, looker, looker_name, means, purpose, nonce, looked_at)
            select :id, subject, :looker, :name, :means, :purpose, nonce, :at
            from unnest(:subjects, :nonces) as s(subject, nonce)""";
    private static final String LOOKED_LATELY = """
            select exists (
              select from look_up
              where subject = :person and look_up_id >= uuid_floor(:since) and looker = :looker and means = 'mailbox')""";
    private static final int NONCE_BYTES = 16;
    private static final HexFormat HEX = HexFormat.of();

    private final JdbcClient db;
    private final Directory directory;
    private final LookUpBudget budget;
    private final LookUpSettings settings;
    private final Sealer sealer;
    private final EvidenceArchive archive;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    LookUpLog(
            JdbcClient db,
            Directory directory,
            LookUpBudget budget,
            LookUpSettings settings,
            Sealer sealer,
            EvidenceArchive archive,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.db = db;
        this.directory = directory;
        this.budget = budget;
        this.settings = settings;
        this.sealer = sealer;
        this.archive = archive;
        this.transactions = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /// What the statement says.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Facts(
            String lookedUpBy,
            String name,
            String means,
            @Nullable String purpose,
            List<String> persons) {}

    /// Writes down that the caller looks at the data of those of these that are other persons. Nothing may be told
    /// before it returns.
    ///
    /// @throws ProblemException `purpose-needed`, `too-many-look-ups`; then nothing is written, and nothing may be
    ///   told
    public void write(Caller caller, Means means, Optional<Purpose> purpose, Collection<EAddress> asked) {
        Set<EAddress> persons = otherPersons(caller, asked);
        if (persons.isEmpty()) {
            return;
        }
        if (purpose.isEmpty() && persons.size() > settings.withoutPurpose()) {
            throw new ProblemException(
                    ProblemType.PURPOSE_NEEDED,
                    "%d persons; without a purpose the limit is %d."
                            .formatted(persons.size(), settings.withoutPurpose()));
        }
        budget.check(caller.eAddress());
        keep(caller, means, purpose, persons, budget::spend);
    }

    /// Writes down that the caller learned of those of these that are other persons whether they have an e-address,
    /// by a message that was refused.
    public void note(Caller caller, Collection<EAddress> recipients) {
        Set<EAddress> persons = otherPersons(caller, recipients);
        if (!persons.isEmpty()) {
            keep(caller, Means.SUBMISSION, Optional.of(Purpose.SENDING), persons, budget::count);
        }
    }

    /// Writes down that a delegate looks into a person's mailbox, once in a while. Others are passed over, and so
    /// are mailboxes of organisations.
    public void look(Caller caller) {
        Optional<Delegate> delegate =
                caller.byDelegation().filter(_ -> caller.eAddress().isOfPerson());
        if (delegate.isPresent() && !hasLooked(delegate.get(), caller.eAddress())) {
            Caller looker =
                    new Caller(delegate.get().eAddress(), delegate.get().name(), caller.way(), caller.assuranceLevel());
            keep(looker, Means.MAILBOX, Optional.empty(), Set.of(caller.eAddress()), (_, _, _) -> {});
        }
    }

    private boolean hasLooked(Delegate delegate, EAddress person) {
        return db.sql(LOOKED_LATELY)
                .param("person", person.value())
                .param("looker", delegate.eAddress().value())
                .param("since", Timestamp.from(clock.instant().minus(settings.lookedOnceIn())))
                .query(Boolean.class)
                .single();
    }

    private interface Spending {
        void of(EAddress looker, int persons, int unknown);
    }

    private static Set<EAddress> otherPersons(Caller caller, Collection<EAddress> asked) {
        return asked.stream()
                .filter(address -> address.isOfPerson() && !address.equals(caller.eAddress()))
                .collect(Collectors.toSet());
    }

    /// Sealed first, so that no seal is waited for inside the transaction.
    private void keep(Caller caller, Means means, Optional<Purpose> purpose, Set<EAddress> persons, Spending spending) {
        Set<EAddress> known = directory.find(persons).keySet();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        UUID id = UuidCreator.getTimeOrderedEpoch(now);
        Map<EAddress, byte[]> nonces = new LinkedHashMap<>();
        known.forEach(person -> nonces.put(person, nonce()));
        List<Evidence> statement = known.isEmpty()
                ? List.of()
                : List.of(sealer.seal(new KeepingStatement(
                        EvidenceEvent.PERSONS_LOOKED_UP, id, now, facts(caller, means, purpose, nonces))));
        transactions.executeWithoutResult(_ -> {
            spending.of(caller.eAddress(), persons.size(), persons.size() - known.size());
            if (!known.isEmpty()) {
                add(new LookUp(id, now, caller.shownName(), means, purpose, ""), caller.eAddress(), nonces);
                archive.keep(statement);
            }
        });
    }

    private void add(LookUp lookUp, EAddress looker, Map<EAddress, byte[]> nonces) {
        db.sql(ADD)
                .param("id", lookUp.id())
                .param("looker", looker.value())
                .param("name", lookUp.by())
                .param("means", lookUp.means().code())
                .param("purpose", lookUp.purpose().map(Purpose::code).orElse(null))
                .param("at", Timestamp.from(lookUp.at()))
                .param("subjects", nonces.keySet().stream().map(EAddress::value).toArray(String[]::new))
                .param("nonces", nonces.values().toArray(byte[][]::new))
                .update();
    }

    private static Facts facts(Caller caller, Means means, Optional<Purpose> purpose, Map<EAddress, byte[]> nonces) {
        return new Facts(
                caller.eAddress().value(),
                caller.shownName(),
                means.code(),
                purpose.map(Purpose::code).orElse(null),
                nonces.entrySet().stream()
                        .map(entry -> digest(entry.getValue(), entry.getKey()))
                        .sorted()
                        .toList());
    }

    /// SHA-256 over the nonce, in hexadecimal digits, and the e-address.
    private static String digest(byte[] nonce, EAddress person) {
        String input = HEX.formatHex(nonce) + person.value();
        return Sha256.digestOf(input.getBytes(StandardCharsets.US_ASCII)).hex();
    }

    private byte[] nonce() {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        return nonce;
    }
}
