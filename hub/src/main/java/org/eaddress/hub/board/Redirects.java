package org.eaddress.hub.board;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.eaddress.hub.board.CaseRefused.Why;
import org.eaddress.hub.delivery.Redirections;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.Directory;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.mailbox.Mailboxes;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Sends stuck messages to another e-address of the same organisation, never to anybody else: in law that is the
/// same recipient. A person has one e-address only.
@Component
public class Redirects {
    private static final int MOST = 100;

    private final Cases cases;
    private final Actions actions;
    private final Redirections redirections;
    private final Mailboxes mailboxes;
    private final Directory directory;
    private final BoardPolicy policy;
    private final Clock clock;

    Redirects(
            Cases cases,
            Actions actions,
            Redirections redirections,
            Mailboxes mailboxes,
            Directory directory,
            BoardPolicy policy,
            Clock clock) {
        this.cases = cases;
        this.actions = actions;
        this.redirections = redirections;
        this.mailboxes = mailboxes;
        this.directory = directory;
        this.policy = policy;
        this.clock = clock;
    }

    /// The other open e-addresses of the recipient.
    public List<Account> targets(Case one) {
        return one.recipient()
                .map(recipient -> directory.ofOrganisation(recipient, MOST).stream()
                        .filter(account -> !account.eAddress().equals(recipient))
                        .toList())
                .orElse(List.of());
    }

    /// Sends it to `written`, and the case ends. Where it lies now the organisation's people see it, too: nothing
    /// is hidden from whom it was addressed to.
    ///
    /// @throws CaseRefused when it cannot be
    @Transactional
    public void redirect(Case one, Viewer viewer, Actor actor, String written, Optional<String> reason) {
        EAddress from = one.recipient()
                .filter(recipient -> !recipient.isOfPerson())
                .orElseThrow(() -> new CaseRefused(Why.PERSON_HAS_ONE));
        Board.require(one, viewer, Deed.REDIRECTED);
        policy.requireReason(reason);
        EAddress to = target(from, written);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        switch (redirections.redirect(one.messageId(), from, to, now)) {
            case REDIRECTED -> {}
            case NOT_STUCK -> throw new CaseRefused(Why.SETTLED);
            case HAS_IT -> throw new CaseRefused(Why.ADDRESS_HAS_IT);
        }
        if (one.kind() == CaseKind.UNRETRIEVED) {
            mailboxes.showToPeople(from, one.messageId());
        }
        Board.requireOpen(cases.close(one.id(), Outcome.REDIRECTED, now));
        actions.keepRedirected(one, actor, reason, to, now);
    }

    private EAddress target(EAddress from, String written) {
        EAddress to = EAddress.parse(written.strip()).orElseThrow(() -> new CaseRefused(Why.ADDRESS_UNKNOWN));
        if (!from.isOfSameOrganisation(to)) {
            throw new CaseRefused(Why.ADDRESS_OF_ANOTHER);
        }
        if (from.equals(to)) {
            throw new CaseRefused(Why.ADDRESS_HAS_IT);
        }
        Account account = directory.find(to).orElseThrow(() -> new CaseRefused(Why.ADDRESS_UNKNOWN));
        if (!account.isOpen()) {
            throw new CaseRefused(Why.ADDRESS_CLOSED);
        }
        return to;
    }
}
