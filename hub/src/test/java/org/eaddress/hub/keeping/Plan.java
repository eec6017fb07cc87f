package org.eaddress.hub.keeping;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// How the database of a hub carries a statement out, whatever its values are.
public final class Plan {
    private Plan() {}

    /// @param types of its values, which the statement names `$1`, `$2` and so on
    public static String of(KeepingHub hub, String statement, String... types) {
        JdbcClient db = hub.db();
        String nothing = Arrays.stream(types).map(_ -> "null").collect(Collectors.joining(", "));
        return Objects.requireNonNull(new TransactionTemplate(hub.bean(PlatformTransactionManager.class)).execute(_ -> {
            db.sql("prepare planned(%s) as %s".formatted(String.join(", ", types), statement))
                    .update();
            String plan = String.join(
                    "\n",
                    db.sql("explain (costs off) execute planned(%s)".formatted(nothing))
                            .query(String.class)
                            .list());
            db.sql("deallocate planned").update();
            return plan;
        }));
    }
}
