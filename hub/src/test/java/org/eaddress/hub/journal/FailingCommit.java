package org.eaddress.hub.journal;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;

/// Lets one commit fail: before it is done, or after, so that nobody hears of it.
final class FailingCommit implements BeanPostProcessor {
    private int commitsLeft;
    private boolean after;

    void failOnce(boolean afterTheCommit) {
        commitsLeft = 1;
        after = afterTheCommit;
    }

    /// The next commit succeeds, the one after it fails.
    void failSecond(boolean afterTheCommit) {
        commitsLeft = 2;
        after = afterTheCommit;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof PlatformTransactionManager transactions ? new Failing(transactions) : bean;
    }

    private final class Failing implements PlatformTransactionManager {
        private final PlatformTransactionManager transactions;

        Failing(PlatformTransactionManager transactions) {
            this.transactions = transactions;
        }

        @Override
        public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
            return transactions.getTransaction(definition);
        }

        @Override
        public void commit(TransactionStatus status) {
            boolean fails = commitsLeft == 1;
            commitsLeft = Math.max(0, commitsLeft - 1);
            if (fails && !after) {
                transactions.rollback(status);
            } else {
                transactions.commit(status);
            }
            if (fails) {
                throw new IllegalStateException("crash");
            }
        }

        @Override
        public void rollback(TransactionStatus status) {
            transactions.rollback(status);
        }
    }
}
