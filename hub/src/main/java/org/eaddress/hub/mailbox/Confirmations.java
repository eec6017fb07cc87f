package org.eaddress.hub.mailbox;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.delivery.Handovers;
import org.eaddress.hub.delivery.SystemsAnswer;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.lookup.LookUpLog;
import org.eaddress.hub.mailbox.Confirmation.Outcome;
import org.eaddress.hub.mailbox.LyingMessages.Lying;
import org.eaddress.hub.submission.AcceptedMessage;
import org.springframework.stereotype.Component;

/// Takes the word of recipients' systems that they have messages. With it a message is handed over.
@Component
public class Confirmations {
    private final LyingMessages lying;
    private final Handovers handovers;
    private final LookUpLog lookUps;

    Confirmations(LyingMessages lying, Handovers handovers, LookUpLog lookUps) {
        this.lying = lying;
        this.handovers = handovers;
        this.lookUps = lookUps;
    }

    /// Confirms these; the outcomes come in their order, and are the same at each repeat. Each message may stand in
    /// the list once. Those that are good are handed over in one transaction; what is wrong with one is no other's
    /// trouble.
    public List<Outcome> confirm(Caller system, List<Confirmation> confirmations) {
        lookUps.look(system);
        List<Asked> asked = look(system.eAddress(), confirmations);
        Map<UUID, SystemsAnswer> answers =
                handOver(asked.stream().flatMap(one -> one.good().stream()).toList(), system);
        return asked.stream()
                .map(one -> one.refusal().orElseGet(() -> {
                    UUID id = one.confirmation().messageId();
                    return outcome(Objects.requireNonNull(answers.get(id)), id, system.eAddress());
                }))
                .toList();
    }

    private List<Asked> look(EAddress owner, List<Confirmation> confirmations) {
        List<Optional<Lying>> found = lying.find(
                owner, confirmations.stream().map(Confirmation::messageId).toList());
        return IntStream.range(0, confirmations.size())
                .mapToObj(i -> new Asked(confirmations.get(i), found.get(i)))
                .toList();
    }

    private Map<UUID, SystemsAnswer> handOver(List<AcceptedMessage> messages, Caller system) {
        List<SystemsAnswer> answers = handovers.handOver(messages, system);
        return IntStream.range(0, messages.size())
                .boxed()
                .collect(Collectors.toMap(i -> messages.get(i).id(), answers::get));
    }

    /// A confirmation, and the message if it lies in the mailbox.
    private record Asked(Confirmation confirmation, Optional<Lying> found) {
        Optional<AcceptedMessage> good() {
            return refusal().isPresent() ? Optional.empty() : found.map(Lying::message);
        }

        Optional<Outcome> refusal() {
            return found.map(this::refusal).orElseGet(() -> Optional.of(new Outcome.Unknown()));
        }

        private Optional<Outcome> refusal(Lying one) {
            if (one.entry().isClosed()) {
                return one.entry().ending().map(Outcome.Ended::new);
            }
            List<String> digests = one.message().documents().stream()
                    .map(document -> document.digest().hex())
                    .toList();
            return digests.equals(confirmation.digests())
                    ? Optional.empty()
                    : Optional.of(new Outcome.OtherDocuments());
        }
    }

    private Outcome outcome(SystemsAnswer answer, UUID messageId, EAddress owner) {
        return switch (answer) {
            case SystemsAnswer.Taken(var evidence) -> new Outcome.HandedOver(evidence);
            case SystemsAnswer.Rejected before -> new Outcome.Rejected(before.reason());
            case SystemsAnswer.Erased _ -> new Outcome.Erased();
            case SystemsAnswer.Withdrawn _ -> endedMeanwhile(messageId, owner);
        };
    }

    /// It lay in the mailbox when the call came, and the answer came too late.
    private Outcome endedMeanwhile(UUID messageId, EAddress owner) {
        return lying.find(owner, messageId)
                .flatMap(one -> one.entry().ending())
                .<Outcome>map(Outcome.Ended::new)
                .orElseGet(Outcome.Unknown::new);
    }
}
