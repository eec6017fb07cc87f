package org.eaddress.hub.world;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.aopalliance.intercept.MethodInterceptor;
import org.eaddress.storage.ObjectRef;
import org.eaddress.storage.ObjectStore;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Puts the crash around the real parts of a hub: its object store, its database and its broker.
record FailingParts(Crash crash) implements BeanPostProcessor {

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return switch (bean) {
            case ObjectStore store -> new FailingStore(store, crash);
            case DataSource database -> new FailingDatabase(database, crash);
            case PlatformTransactionManager transactions -> new FailingTransactions(transactions, crash);
            case JmsTemplate broker -> broker(broker);
            default -> bean;
        };
    }

    private Object broker(JmsTemplate broker) {
        ProxyFactory proxy = new ProxyFactory(broker);
        proxy.setProxyTargetClass(true);
        proxy.addAdvice((MethodInterceptor) call -> call.getMethod().getName().equals("convertAndSend")
                ? crash.around("broker", call::proceed)
                : call.proceed());
        return proxy.getProxy();
    }

    private record FailingTransactions(PlatformTransactionManager transactions, Crash crash)
            implements PlatformTransactionManager {
        @Override
        public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
            return transactions.getTransaction(definition);
        }

        @Override
        public void commit(TransactionStatus status) {
            String name = String.valueOf(TransactionSynchronizationManager.getCurrentTransactionName());
            if (crash.strikes(name, false)) {
                transactions.rollback(status);
                throw new IllegalStateException("the transaction failed");
            }
            transactions.commit(status);
            if (crash.strikes(name, true)) {
                throw new IllegalStateException("nobody heard of the commit");
            }
        }

        @Override
        public void rollback(TransactionStatus status) {
            transactions.rollback(status);
        }
    }

    private record FailingStore(ObjectStore store, Crash crash) implements ObjectStore {
        @Override
        public ObjectRef put(InputStream content) throws IOException {
            try {
                return crash.around("object store", () -> store.put(content));
            } catch (IOException | RuntimeException e) {
                throw e;
            } catch (Throwable e) {
                throw new IOException(e);
            }
        }

        @Override
        public InputStream get(ObjectRef ref) throws IOException {
            return store.get(ref);
        }

        @Override
        public void discard(ObjectRef ref) throws IOException {
            store.discard(ref);
        }

        @Override
        public void close() {
            store.close();
        }
    }

    private static final class FailingDatabase extends DelegatingDataSource {
        private final Crash crash;

        FailingDatabase(DataSource database, Crash crash) {
            super(database);
            this.crash = crash;
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            return proxy(Connection.class, (_, method, arguments) -> {
                Object result = invoke(method, connection, arguments);
                return result instanceof PreparedStatement statement && arguments != null
                        ? statement(statement, (String) arguments[0])
                        : result;
            });
        }

        private PreparedStatement statement(PreparedStatement statement, String sql) {
            return proxy(
                    PreparedStatement.class,
                    (_, method, arguments) -> method.getName().startsWith("execute")
                            ? crash.around(sql, () -> invoke(method, statement, arguments))
                            : invoke(method, statement, arguments));
        }

        private static <T> T proxy(Class<T> type, InvocationHandler handler) {
            return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
        }

        private static @Nullable Object invoke(Method method, Object target, @Nullable Object @Nullable [] arguments)
                throws Throwable {
            try {
                return method.invoke(target, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
            }
        }
    }
}
