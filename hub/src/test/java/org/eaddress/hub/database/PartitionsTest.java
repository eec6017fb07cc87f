package org.eaddress.hub.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.eaddress.hub.keeping.KeepingHub;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// New months are made while mail flows: nobody waits for it, and it waits for nobody.
class PartitionsTest {
    private static final String FAR = "2049_05";

    private static KeepingHub hub;

    @BeforeAll
    static void start(@TempDir Path folder) {
        hub = KeepingHub.start(folder);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void areMadeWhileOthersWriteToTheSameTables() throws SQLException {
        try (Connection others = hub.bean(DataSource.class).getConnection()) {
            others.setAutoCommit(false);
            writesToEveryTable(others);
            makeMonth(LocalDate.of(2049, 5, 1));
            others.rollback();
        }
        List<String> tables = tables();
        assertThat(tables).isNotEmpty();
        for (String table : tables) {
            assertThat(indexes(table + "_" + FAR)).as(table).isEqualTo(indexes(table));
            assertThat(isPartOf(table)).as(table).isTrue();
        }
    }

    private static void writesToEveryTable(Connection db) throws SQLException {
        for (String table : tables()) {
            try (Statement statement = db.createStatement()) {
                statement.execute("lock table " + table + " in row exclusive mode");
            }
        }
    }

    /// Fails, instead of waiting for the others.
    private static void makeMonth(LocalDate month) throws SQLException {
        try (Connection db = hub.bean(DataSource.class).getConnection();
                Statement statement = db.createStatement()) {
            statement.execute("set lock_timeout = '5s'");
            statement.execute("call partitions_between('" + month + "', '" + month + "')");
            statement.execute("reset lock_timeout");
        }
    }

    private static List<String> tables() {
        return hub.db()
                .sql("select table_name from partitioned order by 1")
                .query((row, _) -> row.getString("table_name"))
                .list();
    }

    private static boolean isPartOf(String table) {
        return hub.db()
                .sql("select exists (select from pg_inherits where inhparent = cast(:table as regclass)"
                        + " and inhrelid = cast(:part as regclass))")
                .param("table", table)
                .param("part", table + "_" + FAR)
                .query(Boolean.class)
                .single();
    }

    private static int indexes(String table) {
        return hub.db()
                .sql("select count(*) from pg_index where indrelid = cast(:table as regclass) and indisvalid")
                .param("table", table)
                .query(Integer.class)
                .single();
    }
}
