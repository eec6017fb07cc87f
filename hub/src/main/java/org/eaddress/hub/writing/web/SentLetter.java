package org.eaddress.hub.writing.web;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eaddress.hub.delivery.DeemedNotifications.ToRecipient;
import org.eaddress.hub.delivery.Delivery;
import org.eaddress.hub.delivery.DeliveryState;
import org.eaddress.hub.delivery.Explanation;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.evidence.EvidenceEvent;
import org.eaddress.hub.portal.PlainText;
import org.eaddress.hub.portal.Words;
import org.eaddress.hub.submission.AcceptedMessage;
import org.eaddress.hub.writing.Draft;
import org.eaddress.hub.writing.SentMessages.Sent;

/// A message as the page for its sender shows it.
record SentLetter(
        UUID messageId,
        String subject,
        String when,
        Optional<String> reference,
        Optional<UUID> answers,
        Standing standing,
        List<ToOne> recipients,
        List<String> paragraphs,
        List<Paper> papers,
        List<Step> steps,
        boolean cancellable,
        boolean recallable) {
    private static final int MOST_STEPS = 200;

    /// Where it stands for one recipient.
    ///
    /// @param counts when it counts as notified; empty while it does not
    record ToOne(String name, String state, String since, String counts) {}

    record Paper(String name, String size) {}

    /// One thing that happened; `whom` only if there are several recipients, or the delegate who did it.
    record Step(String what, String when, String whom) {}

    static SentLetter of(Sent sent, Explanation explanation, Words words, Locale locale) {
        AcceptedMessage message = sent.message();
        List<DeliveryState> states =
                sent.deliveries().stream().map(Delivery::state).toList();
        Standing standing = Standing.of(message);
        boolean waits = states.stream().allMatch(state -> state instanceof DeliveryState.Waiting);
        return new SentLetter(
                message.id(),
                SentRow.subject(message, words),
                words.letterDate(message.sentAt().orElse(message.acceptedAt())),
                message.reference().map(PlainText::line).filter(line -> !line.isEmpty()),
                sent.draft().flatMap(Draft::answers),
                standing,
                recipients(sent, explanation, words, locale),
                message.text().map(PlainText::paragraphs).orElse(List.of()),
                message.documents().stream()
                        .map(document -> new Paper(PlainText.line(document.name()), words.size(document.size())))
                        .toList(),
                steps(sent, words),
                waits && (message.isUnsent() || standing == Standing.SENT) && !message.isErased(),
                standing == Standing.SENT
                        && !message.isErased()
                        && states.stream().anyMatch(SentLetter::isRecallable)
                        && states.stream().noneMatch(state -> state instanceof DeliveryState.Waiting));
    }

    private static boolean isRecallable(DeliveryState state) {
        return switch (state) {
            case DeliveryState.Consigned _, DeliveryState.Unretrieved _, DeliveryState.Rejected _ -> true;
            case DeliveryState.Waiting _,
                    DeliveryState.HandedOver _,
                    DeliveryState.Undelivered _,
                    DeliveryState.Cancelled _,
                    DeliveryState.Expired _,
                    DeliveryState.Recalled _ -> false;
        };
    }

    private static List<ToOne> recipients(Sent sent, Explanation explanation, Words words, Locale locale) {
        Map<EAddress, String> counts = sent.notified().stream()
                .collect(Collectors.toMap(
                        ToRecipient::recipient, one -> explanation.sentence(one.notification(), locale)));
        return sent.deliveries().stream()
                .map(delivery -> new ToOne(
                        name(sent, delivery.recipient()),
                        words.say("sent.state.%s"
                                .formatted(delivery.state().getClass().getSimpleName())),
                        words.exactly(delivery.state().at()),
                        counts.getOrDefault(delivery.recipient(), "")))
                .toList();
    }

    private static List<Step> steps(Sent sent, Words words) {
        boolean several = sent.deliveries().size() > 1;
        record At(Instant at, Step step) {}
        Stream<At> evidenced = sent.evidence().stream()
                .map(piece -> new At(
                        piece.at(),
                        new Step(
                                words.say(
                                        "proof.event.%s".formatted(piece.event().etsiName())),
                                words.exactly(piece.at()),
                                note(sent, piece, several, words))));
        Stream<At> registered = sent.message().sentAt().stream()
                .map(at -> new At(at, new Step(words.say("sent.step.sent"), words.exactly(at), "")));
        return Stream.concat(evidenced, registered)
                .sorted(Comparator.comparing(At::at))
                .limit(MOST_STEPS)
                .map(At::step)
                .toList();
    }

    private static String note(Sent sent, Evidence piece, boolean several, Words words) {
        return piece.delegate()
                .filter(_ -> piece.event() == EvidenceEvent.SUBMISSION_ACCEPTANCE)
                .map(name -> words.say("proof.by-delegate", PlainText.line(name)))
                .orElseGet(() -> several ? whom(sent, piece) : "");
    }

    private static String whom(Sent sent, Evidence piece) {
        return piece.recipient().map(EAddress::new).map(one -> name(sent, one)).orElse("");
    }

    private static String name(Sent sent, EAddress recipient) {
        return PlainText.line(sent.names().getOrDefault(recipient, recipient.value()));
    }
}
