package org.eaddress.hub.board;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.eaddress.hub.board.Case.Plan;
import org.eaddress.hub.delivery.StuckMessages;
import org.eaddress.hub.submission.AcceptedMessage;
import org.eaddress.hub.submission.Messages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Carries out the plans, and looks for sent messages that lie in no mailbox. Any hub may, at any time: each
/// step is one that only one can take.
@Component
@EnableConfigurationProperties(BoardPolicy.class)
public class BoardPatrol {
    private static final Logger LOG = LoggerFactory.getLogger(BoardPatrol.class);
    private static final int ROUND = 1000;

    private final Board board;
    private final Cases cases;
    private final StuckMessages stuck;
    private final Messages messages;
    private final BoardPolicy policy;
    private final Clock clock;

    BoardPatrol(Board board, Cases cases, StuckMessages stuck, Messages messages, BoardPolicy policy, Clock clock) {
        this.board = board;
        this.cases = cases;
        this.stuck = stuck;
        this.messages = messages;
        this.policy = policy;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "${hub.board.look-every}", fixedDelayString = "${hub.board.look-every}")
    void lookAgain() {
        try {
            look();
        } catch (RuntimeException e) {
            LOG.warn("The board was not looked after: {}", e.getClass().getName());
        }
    }

    /// One round.
    public void look() {
        Instant now = clock.instant();
        cases.due(now, ROUND).forEach(this::show);
        settleWaiting(now);
        openWaiting(now);
    }

    private void show(Case one) {
        try {
            board.showByPlan(one);
        } catch (CaseRefused settled) {
            LOG.debug("The case {} was settled meanwhile", one.id());
        } catch (RuntimeException e) {
            LOG.warn(
                    "The message of the case {} was not shown: {}",
                    one.id(),
                    e.getClass().getName());
        }
    }

    private void settleWaiting(Instant now) {
        List<UUID> waiting = cases.waiting(ROUND);
        Set<UUID> still = stuck.among(waiting);
        cases.close(
                waiting.stream().filter(message -> !still.contains(message)).toList(),
                CaseKind.WAITING,
                Outcome.DELIVERED,
                now);
    }

    private void openWaiting(Instant now) {
        List<UUID> found = stuck.sentBefore(now.minus(policy.waitingTooLong()), ROUND);
        messages.find(found)
                .forEach(message -> open(message, waitsSince(message).orElse(now)));
    }

    /// Since it was sent, or since it may be consigned if that came later.
    private static Optional<Instant> waitsSince(AcceptedMessage message) {
        return Stream.concat(message.sentAt().stream(), message.schedule().notBefore().stream())
                .max(Comparator.naturalOrder());
    }

    private void open(AcceptedMessage message, Instant since) {
        cases.open(
                CaseKind.WAITING,
                message.id(),
                message.sender(),
                Optional.empty(),
                since,
                new Plan(Next.RETRY, Optional.empty(), Optional.empty()));
    }
}
