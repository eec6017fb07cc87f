package org.eaddress.hub.lint;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.eaddress.hub.journal.Journal;
import org.eaddress.hub.journal.JournalSeal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Follows the journal and looks at all the evidence of the messages that its new seals name, at each message once.
/// A crash repeats the seals that it was at. It keeps to a rate, so in a peak it falls behind.
@Component
class LintPatrol {
    private static final Logger LOG = LoggerFactory.getLogger(LintPatrol.class);
    private static final int TOGETHER = 100;

    private final Journal journal;
    private final EvidenceArchive archive;
    private final MessageLint messages;
    private final StatementLint statements;
    private final LintProgress progress;
    private final TransactionTemplate transactions;
    private final int sealsAtOnce;
    private final LintPace pace;

    LintPatrol(
            Journal journal,
            EvidenceArchive archive,
            MessageLint messages,
            StatementLint statements,
            LintProgress progress,
            PlatformTransactionManager transactions,
            @Value("${hub.lint.seals-at-once}") int sealsAtOnce,
            @Value("${hub.lint.pieces-per-second}") int piecesPerSecond,
            @Value("${hub.lint.every}") Duration every) {
        this.journal = journal;
        this.archive = archive;
        this.messages = messages;
        this.statements = statements;
        this.progress = progress;
        this.transactions = new TransactionTemplate(transactions);
        this.sealsAtOnce = sealsAtOnce;
        this.pace = new LintPace(piecesPerSecond, every, System::nanoTime);
    }

    @Scheduled(fixedDelayString = "${hub.lint.every}")
    void patrol() {
        try {
            if (pace.isRested()) {
                transactions.executeWithoutResult(_ -> progress.take().ifPresent(this::goOn));
            }
        } catch (RuntimeException e) {
            LOG.warn("The evidence was not linted: {}", e.getClass().getName());
        }
    }

    private void goOn(long last) {
        List<JournalSeal.Summary> seals = pace.take(journal.after(last, sealsAtOnce));
        if (!seals.isEmpty()) {
            long newest = seals.getLast().number();
            List<UUID> ids = journal.messagesOf(last, newest);
            for (int from = 0; from < ids.size(); from += TOGETHER) {
                lint(ids.subList(from, Math.min(from + TOGETHER, ids.size())));
            }
            progress.advanceTo(newest);
        }
    }

    private void lint(List<UUID> ids) {
        Map<UUID, List<Evidence>> issued = archive.allOf(ids);
        messages.findings(issued)
                .forEach(finding -> LOG.warn(
                        "ALARM: the evidence {} of the message {} breaks the rule {}",
                        finding.evidence(),
                        finding.message(),
                        finding.rule().code()));
        statements
                .findings(issued)
                .forEach(finding -> LOG.warn(
                        "ALARM: the statement {} breaks the rule {}",
                        finding.statement(),
                        finding.rule().code()));
    }
}
