package org.eaddress.hub.board;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.board.Case.Owner;
import org.eaddress.hub.board.Case.Plan;
import org.eaddress.hub.board.CaseRefused.Why;
import org.eaddress.hub.delivery.StuckMessages;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.eaddress.hub.mailbox.Mailboxes;
import org.eaddress.hub.submission.Lapses;
import org.eaddress.hub.submission.UnsentMessages;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// What is stuck, and what people do about it.
///
/// Each deed is one transaction: first the message itself is moved, then the case, under the condition that it is
/// still open, then the evidence is sealed. So a deed and what happens by itself at the same moment exclude each
/// other, and never wait for each other crosswise.
@Component
public class Board {
    private final Cases cases;
    private final CaseList list;
    private final Actions actions;
    private final UnsentMessages unsent;
    private final Lapses lapses;
    private final StuckMessages stuck;
    private final Mailboxes mailboxes;
    private final EvidenceArchive evidence;
    private final BoardPolicy policy;
    private final Telling telling;
    private final Clock clock;

    Board(
            Cases cases,
            CaseList list,
            Actions actions,
            UnsentMessages unsent,
            Lapses lapses,
            StuckMessages stuck,
            Mailboxes mailboxes,
            EvidenceArchive evidence,
            BoardPolicy policy,
            Telling telling,
            Clock clock) {
        this.cases = cases;
        this.list = list;
        this.actions = actions;
        this.unsent = unsent;
        this.lapses = lapses;
        this.stuck = stuck;
        this.mailboxes = mailboxes;
        this.evidence = evidence;
        this.policy = policy;
        this.telling = telling;
        this.clock = clock;
    }

    public List<Case> list(Viewer viewer, Search search, int limit) {
        return list.of(viewer, search, limit);
    }

    /// Empty when it does not exist for this viewer.
    public Optional<Case> find(Viewer viewer, UUID caseId) {
        return cases.find(caseId).filter(viewer::sees);
    }

    /// What was done about it, the first first.
    public List<Action> actions(Case one) {
        return actions.of(one.id());
    }

    /// The sealed statement of one of its actions.
    public Optional<Evidence> evidence(Case one, UUID actionId) {
        return actions.of(one.id()).stream()
                .filter(action -> action.id().equals(actionId))
                .findFirst()
                .flatMap(action -> evidence.find(one.messageId(), action.evidenceId()));
    }

    /// @throws CaseRefused when it cannot be taken
    @Transactional
    public void take(Case one, Viewer viewer, Actor actor) {
        require(one, viewer, Deed.TOOK);
        Owner owner = new Owner(actor.eAddress().orElseThrow(), actor.name());
        requireOpen(cases.take(one.id(), owner));
        actions.keep(one, Deed.TOOK, actor, Optional.empty(), Optional.empty(), now());
    }

    /// Changes when the plan goes on.
    ///
    /// @throws CaseRefused when it cannot be
    @Transactional
    public void plan(Case one, Viewer viewer, Actor actor, Instant at, Optional<String> note) {
        require(one, viewer, Deed.PLANNED);
        policy.requireShort(note);
        Instant now = now();
        if (!at.isAfter(now) || at.isAfter(now.plus(policy.mostAhead()))) {
            throw new CaseRefused(Why.DATE_OUT_OF_RANGE);
        }
        if (one.kind() == CaseKind.UNSENT) {
            unsent.lapseAt(one.messageId(), at);
        }
        Next next = one.kind() == CaseKind.HELD ? Next.LOOK : one.plan().next();
        requireOpen(cases.plan(one.id(), new Plan(next, Optional.of(at), note)));
        actions.keep(one, Deed.PLANNED, actor, note, Optional.of(at), now);
    }

    /// Has it tried again at once: the courier delivers it, or the recipient is told.
    ///
    /// @throws CaseRefused when it cannot be
    @Transactional
    public void retry(Case one, Viewer viewer, Actor actor) {
        require(one, viewer, Deed.RETRIED);
        requireOpen(one.kind() == CaseKind.HELD ? tellAgain(one) : stuck.handAgain(one.messageId()));
        actions.keep(one, Deed.RETRIED, actor, Optional.empty(), Optional.empty(), now());
    }

    private boolean tellAgain(Case one) {
        if (!telling.again(one.messageId(), one.recipient().orElseThrow())) {
            throw new CaseRefused(Why.NOTHING_TO_GIVE);
        }
        return cases.plan(one.id(), new Plan(Next.RETRY, Optional.of(now()), Optional.empty()));
    }

    /// Shows the message to the organisation's people, without waiting for its system.
    ///
    /// @throws CaseRefused when it cannot be
    @Transactional
    public void reroute(Case one, Viewer viewer, Actor actor) {
        require(one, viewer, Deed.REROUTED);
        show(one, actor);
    }

    /// The same by the plan; nothing if somebody was faster.
    @Transactional
    void showByPlan(Case one) {
        show(one, Actor.HUB);
    }

    private void show(Case one, Actor actor) {
        mailboxes.showToPeople(one.recipient().orElseThrow(), one.messageId());
        requireOpen(cases.plan(one.id(), new Plan(Next.LOOK, Optional.empty(), Optional.empty())));
        actions.keep(one, Deed.REROUTED, actor, Optional.empty(), Optional.empty(), now());
    }

    /// Ends the case for this reason; a message that was not sent lapses.
    ///
    /// @throws CaseRefused when it cannot be
    @Transactional
    public void giveUp(Case one, Viewer viewer, Actor actor, Optional<String> reason) {
        require(one, viewer, Deed.GAVE_UP);
        policy.requireReason(reason);
        Instant now = now();
        requireOpen(
                one.kind() == CaseKind.UNSENT
                        ? !lapses.lapse(List.of(one.messageId()), now).isEmpty()
                        : cases.close(one.id(), Outcome.GIVEN_UP, now));
        actions.keep(one, Deed.GAVE_UP, actor, reason, Optional.empty(), now);
    }

    static void require(Case one, Viewer viewer, Deed deed) {
        if (one.closed().isPresent()) {
            throw new CaseRefused(Why.SETTLED);
        }
        if (!viewer.mayDo(one).contains(deed)) {
            throw new CaseRefused(Why.NOT_YOURS);
        }
    }

    static void requireOpen(boolean open) {
        if (!open) {
            throw new CaseRefused(Why.SETTLED);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
