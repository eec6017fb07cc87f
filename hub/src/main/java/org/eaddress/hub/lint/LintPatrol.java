package org.eaddress.hub.lint;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.client.proof.lint.LintFinding;
import org.eaddress.hub.journal.Journal;
import org.eaddress.hub.journal.JournalSeal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Follows the journal seal by seal and looks at all the evidence of the messages that each one names. A crash
/// repeats the seal that it was at.
@Component
class LintPatrol {
    private static final Logger LOG = LoggerFactory.getLogger(LintPatrol.class);

    private final Journal journal;
    private final MessageLint messages;
    private final LintProgress progress;
    private final TransactionTemplate transactions;
    private final int sealsAtOnce;

    LintPatrol(
            Journal journal,
            MessageLint messages,
            LintProgress progress,
            PlatformTransactionManager transactions,
            @Value("${hub.lint.seals-at-once}") int sealsAtOnce) {
        this.journal = journal;
        this.messages = messages;
        this.progress = progress;
        this.transactions = new TransactionTemplate(transactions);
        this.sealsAtOnce = sealsAtOnce;
    }

    @Scheduled(fixedDelayString = "${hub.lint.every}")
    void patrol() {
        try {
            int left = sealsAtOnce;
            while (left > 0 && Boolean.TRUE.equals(transactions.execute(_ -> step()))) {
                left--;
            }
        } catch (RuntimeException e) {
            LOG.warn("The evidence was not linted: {}", e.getClass().getName());
        }
    }

    /// Looks at one seal; whether there was one.
    private boolean step() {
        Optional<Long> next = progress.take()
                .flatMap(last -> journal.after(last, 1).stream()
                        .map(JournalSeal.Summary::number)
                        .findFirst());
        next.ifPresent(seal -> {
            journal.messagesOf(seal).forEach(this::lint);
            progress.advanceTo(seal);
        });
        return next.isPresent();
    }

    private void lint(UUID message) {
        List<LintFinding> findings = messages.findings(message);
        findings.forEach(finding -> LOG.warn(
                "ALARM: the evidence {} of the message {} breaks the rule {}",
                finding.evidence(),
                finding.message(),
                finding.rule().code()));
    }
}
