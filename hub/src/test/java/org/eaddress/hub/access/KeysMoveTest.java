package org.eaddress.hub.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The keys of clients that were enrolled before a client could have several.
class KeysMoveTest {
    @Test
    void eachClientKeepsItsKeyUnderItsThumbprint() throws IOException, JOSEException {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
            DataSource data = server.getPostgresDatabase();
            JdbcClient db = JdbcClient.create(data);
            migrate(data, "55?"); // whichever is the last before it
            for (int i = 0; i < 20; i++) {
                ECKey key = Machine.newKey();
                String jwk = new ECKey.Builder(key)
                        .keyID("own-name-" + i)
                        .build()
                        .toPublicJWK()
                        .toJSONString();
                db.sql("insert into machine_client (client_id, e_address, public_key) values (?, ?, ?)")
                        .params(key.computeThumbprint().toString(), "_DEFAULT@90000000122", jwk)
                        .update();
            }

            migrate(data, "56");

            assertThat(db.sql("select count(*) from machine_key where key_id = client_id")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(20);
            migrate(data, "latest"); // as the hub reads it
            MachineClient client = new MachineClients(db)
                    .find(db.sql("select client_id from machine_key limit 1")
                            .query(String.class)
                            .single())
                    .orElseThrow();
            assertThat(client.keys())
                    .singleElement()
                    .extracting(ECKey::getKeyID)
                    .isEqualTo(client.clientId());
        }
    }

    private static void migrate(DataSource data, String version) {
        Flyway.configure()
                .dataSource(data)
                .locations("classpath:db/migration")
                .target(version)
                .load()
                .migrate();
    }
}
