package org.eaddress.hub.lookup;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
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
import org.springframework.transaction.annotation.Transactional;

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
    private static final String OF_PERSON = """
            select look_up_id, looker_name, means, purpose, nonce, looked_at from look_up
            where subject = :subject and look_up_id < :before order by look_up_id desc limit :limit""";
    private static final String ONE = """
            select look_up_id, looker_name, means, purpose, nonce, looked_at from look_up
            where subject = :subject and look_up_id = :id""";
    private static final int NONCE_BYTES = 16;
    private static final HexFormat HEX = HexFormat.of();

    private final JdbcClient db;
    private final Directory directory;
    private final LookUpBudget budget;
    private final LookUpSettings settings;
    private final Sealer sealer;
    private final EvidenceArchive archive;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    LookUpLog(
            JdbcClient db,
            Directory directory,
            LookUpBudget budget,
            LookUpSettings settings,
            Sealer sealer,
            EvidenceArchive archive,
            Clock clock) {
        this.db = db;
        this.directory = directory;
        this.budget = budget;
        this.settings = settings;
        this.sealer = sealer;
        this.archive = archive;
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
    @Transactional
    public void write(Caller caller, Means means, Optional<Purpose> purpose, Collection<EAddress> asked) {
        Set<EAddress> persons = asked.stream()
                .filter(address -> address.isOfPerson() && !address.equals(caller.eAddress()))
                .collect(Collectors.toSet());
        if (persons.isEmpty()) {
            return;
        }
        if (purpose.isEmpty() && persons.size() > settings.withoutPurpose()) {
            throw new ProblemException(
                    ProblemType.PURPOSE_NEEDED,
                    "%d persons; without a purpose the limit is %d."
                            .formatted(persons.size(), settings.withoutPurpose()));
        }
        Set<EAddress> known = directory.find(persons).keySet();
        budget.spend(caller.eAddress(), persons.size(), persons.size() - known.size());
        if (!known.isEmpty()) {
            keep(caller, means, purpose, known);
        }
    }

    /// Who looked at the data of this one, newest first, those before the given id.
    public List<LookUp> of(EAddress person, Optional<UUID> before, int limit) {
        return db.sql(OF_PERSON)
                .param("subject", person.value())
                .param("before", before.orElse(new UUID(-1, -1)))
                .param("limit", limit)
                .query((row, _) -> lookUp(row))
                .list();
    }

    /// One of them.
    public Optional<LookUp> find(EAddress person, UUID id) {
        return db.sql(ONE)
                .param("subject", person.value())
                .param("id", id)
                .query((row, _) -> lookUp(row))
                .optional();
    }

    /// Its sealed statement; empty when that was removed, because its retention had ended.
    public Optional<String> statement(LookUp lookUp) {
        return archive.of(lookUp.id()).stream().findFirst().map(Evidence::jws);
    }

    private void keep(Caller caller, Means means, Optional<Purpose> purpose, Set<EAddress> persons) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        UUID id = UuidCreator.getTimeOrderedEpoch(now);
        Map<EAddress, byte[]> nonces = new LinkedHashMap<>();
        persons.forEach(person -> nonces.put(person, nonce()));
        db.sql(ADD)
                .param("id", id)
                .param("looker", caller.eAddress().value())
                .param("name", caller.name())
                .param("means", means.code())
                .param("purpose", purpose.map(Purpose::code).orElse(null))
                .param("at", Timestamp.from(now))
                .param("subjects", nonces.keySet().stream().map(EAddress::value).toArray(String[]::new))
                .param("nonces", nonces.values().toArray(byte[][]::new))
                .update();
        archive.keep(List.of(sealer.seal(new KeepingStatement(
                EvidenceEvent.PERSONS_LOOKED_UP, id, now, facts(caller, means, purpose, nonces)))));
    }

    private static Facts facts(Caller caller, Means means, Optional<Purpose> purpose, Map<EAddress, byte[]> nonces) {
        return new Facts(
                caller.eAddress().value(),
                caller.name(),
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

    private static LookUp lookUp(ResultSet row) throws SQLException {
        return new LookUp(
                row.getObject("look_up_id", UUID.class),
                row.getTimestamp("looked_at").toInstant(),
                row.getString("looker_name"),
                Means.ofCode(row.getString("means")),
                Optional.ofNullable(row.getString("purpose")).flatMap(Purpose::ofCode),
                HEX.formatHex(row.getBytes("nonce")));
    }
}
