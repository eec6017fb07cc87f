package org.eaddress.hub.lint;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
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

/// All evidence of one message against the rules, and against what is stored of it.
@Component
class MessageLint {
    private static final Logger LOG = LoggerFactory.getLogger(MessageLint.class);

    private final EvidenceArchive archive;
    private final Messages messages;

    MessageLint(EvidenceArchive archive, Messages messages) {
        this.archive = archive;
        this.messages = messages;
    }

    List<LintFinding> findings(UUID message) {
        List<Sealed> pieces = archive.allOf(message).stream()
                .filter(piece -> !piece.event().isOfKeeping())
                .map(MessageLint::read)
                .filter(Objects::nonNull)
                .toList();
        return Lint.ofWhole(
                pieces, messages.find(message).map(MessageLint::stored).orElse(List.of()));
    }

    private static @Nullable Sealed read(Evidence piece) {
        try {
            return Sealed.unverified(piece.jws());
        } catch (MalformedEvidence e) {
            LOG.warn("ALARM: the evidence {} of the message {} is malformed", piece.id(), piece.messageId());
            return null;
        }
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
