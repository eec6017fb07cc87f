package org.eaddress.hub.journal;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;

/// Lets one commit fail: before it is done, or after, so that nobody hears of it.
final class FailingCommit implements BeanPostProcessor {
    private boolean armed;
    private boolean after;

    void failOnce(boolean afterTheCommit) {
        armed = true;
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
            boolean fails = armed;
            armed = false;
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
