package org.eaddress.hub.lint;

import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.eaddress.client.proof.Evidence.Part;
import org.eaddress.client.proof.Evidence.Party;
import org.eaddress.client.proof.EvidenceEvent;
import org.eaddress.client.proof.MalformedEvidence;
import org.eaddress.client.proof.Sealed;
import org.eaddress.client.proof.lint.Lint;
import org.eaddress.client.proof.lint.LintFinding;
import org.eaddress.hub.absence.Absences;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.submission.AcceptedMessage;
import org.eaddress.hub.submission.Messages;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// All evidence of each message against the rules, and against what is stored of it.
@Component
class MessageLint {
    private static final Logger LOG = LoggerFactory.getLogger(MessageLint.class);

    private final Messages messages;
    private final Absences absences;
    private final Map<Integer, X509Certificate> sealers = new ConcurrentHashMap<>(); // by header: a handful

    MessageLint(Messages messages, Absences absences) {
        this.messages = messages;
        this.absences = absences;
    }

    /// @param issued all evidence that names a message, by the ids of the messages
    List<LintFinding> findings(Map<UUID, List<Evidence>> issued) {
        Map<UUID, List<Sealed>> pieces = issued.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, message -> read(message.getValue())));
        Map<UUID, List<Part>> stored = messages.find(issued.keySet()).stream()
                .collect(Collectors.toMap(AcceptedMessage::id, MessageLint::stored));
        List<Sealed> absent = read(statedAbsent(pieces.values()));
        return pieces.entrySet().stream()
                .flatMap(message ->
                        Lint.ofWhole(message.getValue(), stored.getOrDefault(message.getKey(), List.of()), absent)
                                .stream())
                .toList();
    }

    /// What was stated absent between the senders and the recipients that these pieces name.
    private List<Evidence> statedAbsent(Collection<List<Sealed>> pieces) {
        Set<String> senders = new HashSet<>();
        Set<String> recipients = new HashSet<>();
        pieces.stream()
                .flatMap(List::stream)
                .map(Sealed::evidence)
                .filter(piece -> piece.event() == EvidenceEvent.SUBMISSION_ACCEPTANCE)
                .forEach(receipt -> {
                    senders.add(receipt.sender().value());
                    receipt.recipients().stream().map(Party::value).forEach(recipients::add);
                });
        return absences.between(senders, recipients);
    }

    private List<Sealed> read(List<Evidence> pieces) {
        return pieces.stream()
                .filter(piece -> !piece.event().isOfKeeping())
                .map(this::read)
                .filter(Objects::nonNull)
                .toList();
    }

    private @Nullable Sealed read(Evidence piece) {
        try {
            X509Certificate sealer = sealers.get(piece.sealHeader());
            return sealer == null
                    ? readWithItsHeader(piece)
                    : Sealed.unverified(piece.payload(), piece.sealedAt(), sealer);
        } catch (MalformedEvidence e) {
            LOG.warn("ALARM: the evidence {} of the message {} is malformed", piece.id(), piece.messageId());
            return null;
        }
    }

    private Sealed readWithItsHeader(Evidence piece) throws MalformedEvidence {
        Sealed sealed = Sealed.unverified(piece.jws());
        sealers.put(piece.sealHeader(), sealed.certificate());
        return sealed;
    }

    /// None once the names are erased: then there is nothing to hold the evidence against.
    private static List<Part> stored(AcceptedMessage message) {
        if (message.isErased()) {
            return List.of();
        }
        return message.parts().stream()
                .map(part -> new Part(part.name(), part.mediaType(), part.size(), part.digest(), part.storedAs()))
                .toList();
    }
}
