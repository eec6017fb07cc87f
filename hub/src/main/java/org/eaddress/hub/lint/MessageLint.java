package org.eaddress.hub.lint;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eaddress.client.proof.Evidence.Part;
import org.eaddress.client.proof.MalformedEvidence;
import org.eaddress.client.proof.Sealed;
import org.eaddress.client.proof.lint.Lint;
import org.eaddress.client.proof.lint.LintFinding;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.evidence.EvidenceArchive;
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

    private final EvidenceArchive archive;
    private final Messages messages;

    MessageLint(EvidenceArchive archive, Messages messages) {
        this.archive = archive;
        this.messages = messages;
    }

    List<LintFinding> findings(Collection<UUID> ids) {
        Map<UUID, List<Evidence>> evidence = archive.allOf(ids);
        Map<UUID, List<Part>> stored =
                messages.find(ids).stream().collect(Collectors.toMap(AcceptedMessage::id, MessageLint::stored));
        return evidence.entrySet().stream()
                .flatMap(message ->
                        findings(message.getValue(), stored.getOrDefault(message.getKey(), List.of())).stream())
                .toList();
    }

    private static List<LintFinding> findings(List<Evidence> evidence, List<Part> stored) {
        return Lint.ofWhole(
                evidence.stream()
                        .map(MessageLint::read)
                        .filter(Objects::nonNull)
                        .toList(),
                stored);
    }

    private static @Nullable Sealed read(Evidence piece) {
        try {
            return Sealed.unverified(piece.jws());
        } catch (MalformedEvidence e) {
            LOG.warn("ALARM: the evidence {} of the message {} is malformed", piece.id(), piece.messageId());
            return null;
        }
    }

    private static List<Part> stored(AcceptedMessage message) {
        return message.parts().stream()
                .map(part -> new Part(part.name(), part.mediaType(), part.size(), part.digest(), part.storedAs()))
                .toList();
    }
}
