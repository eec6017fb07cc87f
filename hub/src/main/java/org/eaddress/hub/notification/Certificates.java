package org.eaddress.hub.notification;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.delivery.HeldMessage;
import org.eaddress.hub.delivery.Holds;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.eaddress.hub.evidence.EvidenceEvent;
import org.eaddress.hub.evidence.Sealer;
import org.eaddress.hub.evidence.Statement;
import org.eaddress.hub.evidence.Statement.Entity;
import org.eaddress.hub.evidence.Statement.Extension;
import org.eaddress.storage.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Sealed statements of which messages somebody was not told between two times.
@Component
public class Certificates {
    /// How many messages one can list.
    public static final int MOST = 1000;

    private static final String EXTENSION = "urn:eaddress:extension:undelivered-notices:1";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Holds holds;
    private final Allowance allowance;
    private final Sealer sealer;
    private final EvidenceArchive archive;
    private final Clock clock;

    Certificates(Holds holds, Allowance allowance, Sealer sealer, EvidenceArchive archive, Clock clock) {
        this.holds = holds;
        this.allowance = allowance;
        this.sealer = sealer;
        this.archive = archive;
        this.clock = clock;
    }

    /// What came of asking for one.
    public sealed interface Answer {
        record Sealed(Evidence evidence) implements Answer {}

        /// The period holds more messages than one statement may.
        record TooMany() implements Answer {}

        record TooOften() implements Answer {}
    }

    /// The members stand in the order of RFC 8785: the digest in the evidence is over this very text.
    @JsonPropertyOrder(alphabetic = true)
    record ListForm(String from, String to, List<MessageForm> messages) {
        @JsonPropertyOrder(alphabetic = true)
        @JsonInclude(JsonInclude.Include.NON_NULL)
        record MessageForm(
                UUID message, String consignedAt, @Nullable String toldAt) {
            static MessageForm of(HeldMessage held) {
                return new MessageForm(
                        held.messageId(),
                        TIME.format(held.from()),
                        held.until().map(TIME::format).orElse(null));
            }
        }
    }

    /// For the messages that came in from `from` inclusive to `to` exclusive.
    @Transactional
    public Answer seal(Caller person, Instant from, Instant to) {
        List<HeldMessage> held = holds.of(person.eAddress(), from, to, MOST + 1);
        if (held.size() > MOST) {
            return new Answer.TooMany();
        }
        if (!allowance.use("certificate", person.eAddress().value())) {
            return new Answer.TooOften();
        }
        var list = new ListForm(
                TIME.format(from),
                TIME.format(to),
                held.stream().map(ListForm.MessageForm::of).toList());
        Evidence evidence = sealer.seal(statement(person, list));
        archive.keep(List.of(evidence));
        return new Answer.Sealed(evidence);
    }

    private Statement statement(Caller person, ListForm list) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Entity entity =
                new Entity(person.eAddress().value(), Optional.of(person.name()), Optional.of(person.assuranceLevel()));
        String digest =
                Sha256.digestOf(JsonMapper.shared().writeValueAsBytes(list)).hex();
        return new Statement(
                        EvidenceEvent.UNDELIVERED_NOTICES,
                        now,
                        UuidCreator.getTimeOrderedEpoch(now),
                        entity,
                        List.of(entity),
                        Optional.of(entity),
                        now,
                        digest,
                        List.of())
                .with(new Extension(EXTENSION, list));
    }
}
