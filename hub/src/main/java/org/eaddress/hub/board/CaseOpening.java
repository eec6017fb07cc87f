package org.eaddress.hub.board;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.board.Case.Plan;
import org.eaddress.hub.delivery.Cancelled;
import org.eaddress.hub.delivery.Closed;
import org.eaddress.hub.delivery.HandedOver;
import org.eaddress.hub.delivery.NotDelivered;
import org.eaddress.hub.delivery.NotRetrieved;
import org.eaddress.hub.delivery.Rejected;
import org.eaddress.hub.submission.MessagesFoundUnsent;
import org.eaddress.hub.submission.UnsentEnded;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Opens and closes cases inside the transactions of what happened.
@Component
class CaseOpening {
    private final Cases cases;
    private final ApplicationEventPublisher events;
    private final Duration showAfter;

    CaseOpening(
            Cases cases, ApplicationEventPublisher events, @Value("${hub.unretrieved.show-after}") Duration showAfter) {
        this.cases = cases;
        this.events = events;
        this.showAfter = showAfter;
    }

    @EventListener
    void unsent(MessagesFoundUnsent found) {
        found.messages()
                .forEach(message -> cases.open(
                        CaseKind.UNSENT,
                        message.id(),
                        message.sender(),
                        Optional.empty(),
                        message.acceptedAt(),
                        new Plan(Next.LAPSE, Optional.of(message.lapsesAt()), Optional.empty())));
    }

    @EventListener
    void settled(UnsentEnded ended) {
        cases.close(ended.messages(), CaseKind.UNSENT, ended.lapsed() ? Outcome.LAPSED : Outcome.SENT, ended.at());
    }

    @EventListener
    void unretrieved(NotRetrieved missed) {
        Instant shownAt = missed.at().plus(showAfter);
        List<UUID> opened = missed.messages().stream()
                .map(message -> cases.open(
                        CaseKind.UNRETRIEVED,
                        message.id(),
                        message.sender(),
                        Optional.of(missed.recipient()),
                        missed.at(),
                        new Plan(Next.SHOW, Optional.of(shownAt), Optional.empty())))
                .flatMap(Optional::stream)
                .toList();
        events.publishEvent(new UnretrievedCasesOpened(missed.recipient(), opened));
    }

    @EventListener
    void handedOver(HandedOver handedOver) {
        cases.close(handedOver.items(), CaseKind.UNRETRIEVED, Outcome.HANDED_OVER, handedOver.at());
    }

    @EventListener
    void rejected(Rejected rejected) {
        cases.close(rejected.messageId(), rejected.recipient(), CaseKind.UNRETRIEVED, Outcome.REJECTED, rejected.at());
    }

    @EventListener
    void cancelled(Cancelled cancelled) {
        cases.close(List.of(cancelled.messageId()), CaseKind.WAITING, Outcome.GIVEN_UP, cancelled.at());
    }

    @EventListener
    void closed(Closed closed) {
        closed.items()
                .forEach(item -> cases.close(
                        item.message().id(), item.recipient(), CaseKind.UNRETRIEVED, Outcome.GIVEN_UP, closed.at()));
    }

    @EventListener
    void undelivered(NotDelivered failed) {
        failed.items()
                .forEach(item -> cases.open(
                        CaseKind.UNDELIVERED,
                        item.message().id(),
                        item.message().sender(),
                        Optional.of(item.recipient()),
                        failed.at(),
                        new Plan(Next.LOOK, Optional.empty(), Optional.empty())));
    }
}
