package org.eaddress.hub.notification;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.eaddress.hub.evidence.EvidenceEvent;
import org.eaddress.hub.evidence.Sealer;
import org.eaddress.hub.evidence.Statement;
import org.eaddress.hub.evidence.Statement.Entity;
import org.eaddress.hub.evidence.Statement.Extension;
import org.eaddress.hub.notification.Notice.About;
import org.eaddress.hub.submission.AcceptedMessage;
import org.eaddress.hub.submission.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Seals what became of notices. Of a message that is erased nothing can be stated any more.
@Component
class NoticeEvidence {
    private static final String EXTENSION = "urn:eaddress:extension:notice:1";

    private final Channels channels;
    private final Messages messages;
    private final Sealer sealer;
    private final EvidenceArchive archive;

    NoticeEvidence(Channels channels, Messages messages, Sealer sealer, EvidenceArchive archive) {
        this.channels = channels;
        this.messages = messages;
        this.sealer = sealer;
        this.archive = archive;
    }

    /// A notice of which there is something to say, and what its channel said.
    record Said(Notice notice, String status) {
        private About about() {
            return notice.about().orElseThrow();
        }
    }

    /// What evidence says of the notice, besides the message.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NoticeForm(
            UUID notice,
            String channel,
            String addressDigest,
            int reminder,
            int attempt,
            @Nullable String status) {}

    /// Whether there is no message any more that this notice could tell of.
    boolean isErased(About about) {
        return messages.find(about.messageId())
                .filter(message -> !message.isErased())
                .isEmpty();
    }

    /// Seals the same event of all these notices of messages, in the caller's transaction.
    void keep(EvidenceEvent event, Instant at, List<String> reasons, List<Said> all) {
        if (all.isEmpty()) {
            return;
        }
        Map<UUID, AcceptedMessage> of =
                messages.find(all.stream().map(said -> said.about().messageId()).collect(Collectors.toSet())).stream()
                        .filter(message -> !message.isErased())
                        .collect(Collectors.toMap(AcceptedMessage::id, Function.identity()));
        Map<UUID, Channel> by =
                channels
                        .find(all.stream()
                                .map(said -> said.notice().channelId())
                                .collect(Collectors.toSet()))
                        .stream()
                        .collect(Collectors.toMap(Channel::id, Function.identity()));
        List<Evidence> pieces = all.stream()
                .flatMap(said -> Optional.ofNullable(of.get(said.about().messageId()))
                        .map(message -> statement(event, at, message, said, channel(by, said)))
                        .stream())
                .map(statement -> sealer.seal(statement.because(reasons)))
                .toList();
        if (!pieces.isEmpty()) {
            archive.keep(pieces);
        }
    }

    private static Channel channel(Map<UUID, Channel> by, Said said) {
        return Optional.ofNullable(by.get(said.notice().channelId())).orElseThrow();
    }

    private static Statement statement(
            EvidenceEvent event, Instant at, AcceptedMessage message, Said said, Channel channel) {
        Notice notice = said.notice();
        var form = new NoticeForm(
                notice.id(),
                channel.kind().code(),
                channel.addressDigest(),
                notice.reminder(),
                notice.attempt(),
                said.status());
        return message.statement(event, at, Entity.of(said.about().recipient().value()))
                .with(new Extension(EXTENSION, form));
    }
}
