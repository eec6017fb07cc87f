package org.eaddress.hub.representation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.eaddress.hub.access.Representatives;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.Account.Kind;
import org.eaddress.hub.directory.Account.Status;
import org.eaddress.hub.directory.Directory;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.keeping.KeepingHub;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// What the register says counts, and while it says nothing, what it said last.
class RegisterSyncTest {
    private static final String NUMBER = "40003032949";
    private static final EAddress OAK = new EAddress("_DEFAULT@" + NUMBER);
    private static final EAddress RASMA = EAddress.ofPerson("329999-00033");
    private static final String RASMA_ALONE = "\"329999-00033\"";

    @TempDir
    private static Path folder;

    private static KeepingHub hub;
    private static int files = 1;

    @BeforeAll
    static void start() {
        hub = KeepingHub.start(folder, "--hub.register.every=1d");
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    private static String record(String name, String status, String signatories) {
        return "{\"number\": \"%s\", \"name\": \"%s\", \"kind\": \"company\", \"status\": \"%s\", \"signatories\": [%s]}\n"
                .formatted(NUMBER, name, status, signatories);
    }

    /// The register has these lines more, and the hub looks.
    private static void says(String lines) throws IOException {
        Files.writeString(register().resolve("%04d.jsonl".formatted(++files)), lines);
        hub.bean(RegisterSync.class).look();
    }

    private static Path register() {
        return folder.resolve("register");
    }

    private static Account account(EAddress address) {
        return hub.bean(Directory.class).find(address).orElseThrow();
    }

    private static boolean rasmaActsForOak() {
        return hub.bean(Representatives.class).of(RASMA).stream()
                .anyMatch(account -> account.eAddress().equals(OAK));
    }

    private static Health health() {
        return hub.bean(RegisterHealth.class).health();
    }

    @Test
    void anOrganisationGetsItsEAddressAndItsSignatoriesAndLosesThem() throws IOException {
        says(record("SIA Ozols", "active", RASMA_ALONE));
        assertThat(account(OAK)).isEqualTo(new Account(OAK, "SIA Ozols", Kind.COMPANY, Status.ACTIVE));
        assertThat(rasmaActsForOak()).isTrue();

        says(record("SIA Ozols un dēli", "active", "\"329999-00041\""));
        assertThat(account(OAK).name()).isEqualTo("SIA Ozols un dēli");
        assertThat(rasmaActsForOak()).isFalse();
    }

    @Test
    void oneThatIsInactiveIsStillReadAndOneThatIsClosedIsNot() throws IOException {
        EAddress unit = new EAddress("ZARS@" + NUMBER);
        hub.bean(Directory.class).enrol(new Account(unit, "Ozola zars", Kind.COMPANY, Status.ACTIVE));

        says(record("SIA Ozols", "inactive", RASMA_ALONE));
        assertThat(account(OAK).isOpen()).isFalse();
        assertThat(account(unit).isOpen()).isTrue();
        assertThat(rasmaActsForOak()).isTrue();

        says(record("SIA Ozols", "closed", RASMA_ALONE));
        assertThat(account(OAK).isClosed()).isTrue();
        assertThat(account(unit).isClosed()).isTrue();
        assertThat(rasmaActsForOak()).isFalse();
    }

    @Test
    void aBadRecordIsRefusedAloneAndToldUntilAGoodOneComes() throws IOException {
        says(record("SIA Ozols", "active", RASMA_ALONE));
        says("{\n" + record("SIA Ozols", "asleep", "")
                + record("SIA Ozols", "active", "").replace(NUMBER, "40103000456"));

        assertThat(rasmaActsForOak()).isTrue();
        assertThat(hub.bean(Representatives.class).of(EAddress.ofPerson("329999-00041")))
                .isEmpty();
        assertThat(health().getStatus().getCode()).isEqualTo("REFUSED");
        assertThat(health().getDetails().get("newestRefused"))
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .contains(NUMBER + ": status")
                .anySatisfy(place -> assertThat(place).endsWith(".jsonl 0: not-json"));

        says(record("SIA Ozols", "active", ""));
        assertThat(health().getDetails().toString()).doesNotContain(NUMBER);
        hub.db().sql("delete from register_refusal").update();
    }

    @Test
    void theLastRecordOfAPageCounts() throws IOException {
        says(record("SIA Ozols", "active", RASMA_ALONE) + record("SIA Ozols", "active", ""));
        assertThat(rasmaActsForOak()).isFalse();
    }

    @Test
    void aRegisterThatIsDownLeavesEverythingAndIsToldWhenItLasts() throws IOException {
        says(record("SIA Ozols", "active", RASMA_ALONE));
        Path away = folder.resolve("away");
        Files.move(register(), away);
        hub.bean(RegisterSync.class).look();

        assertThat(rasmaActsForOak()).isTrue();
        assertThat(health().getStatus().getCode()).isEqualTo("UP");
        hub.clock().goAhead(Duration.ofMinutes(20));
        hub.bean(RegisterSync.class).look();
        assertThat(health().getStatus().getCode()).isEqualTo("SILENT");

        Files.move(away, register());
        says(record("SIA Ozols", "active", ""));
        assertThat(rasmaActsForOak()).isFalse();
        assertThat(health().getStatus().getCode()).isEqualTo("UP");
    }

    @Test
    void whateverFailsWhileItIsReadIsSilence() throws IOException {
        says(record("SIA Ozols", "active", RASMA_ALONE));
        String cursor = hub.bean(RegisterState.class).read().cursor().orElseThrow();
        hub.db().sql("update register_sync set cursor = 'beyond'").update();

        assertThat(hub.bean(RegisterSync.class).look()).isFalse();
        assertThat(hub.bean(RegisterState.class).read().silentSince()).isPresent();

        hub.db()
                .sql("update register_sync set cursor = :cursor")
                .param("cursor", cursor)
                .update();
        says(record("SIA Ozols", "active", ""));
        assertThat(rasmaActsForOak()).isFalse();
        assertThat(hub.bean(RegisterState.class).read().silentSince()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"answered_at - interval '2 days'", "null"})
    void anAnswerThatIsTooLongAgoOrNeverCameIsSilence(String answered) throws IOException {
        says(record("SIA Ozols", "active", ""));
        hub.db().sql("update register_sync set answered_at = " + answered).update();
        assertThat(health().getStatus().getCode()).isEqualTo("SILENT");

        says(record("SIA Ozols", "active", ""));
        assertThat(health().getStatus().getCode()).isNotEqualTo("SILENT");
    }

    @Test
    void aUnitThatIsInactiveIsClosedWithItsOrganisation() throws IOException {
        EAddress unit = new EAddress("ZARS@" + NUMBER);
        says(record("SIA Ozols", "active", ""));
        hub.bean(Directory.class).enrol(new Account(unit, "Ozola zars", Kind.COMPANY, Status.INACTIVE));

        says(record("SIA Ozols", "closed", ""));

        assertThat(account(unit).isClosed()).isTrue();
    }

    @Test
    void oneHubAtATimeAsks() throws IOException {
        says(record("SIA Ozols", "active", ""));
        Files.writeString(
                register().resolve("%04d.jsonl".formatted(++files)), record("SIA Ozols", "active", RASMA_ALONE));
        var other = new TransactionTemplate(hub.bean(PlatformTransactionManager.class));
        other.executeWithoutResult(_ -> {
            hub.bean(RegisterState.class).take(false);
            CompletableFuture.runAsync(hub.bean(RegisterSync.class)::look).join();
        });
        assertThat(rasmaActsForOak()).isFalse();

        hub.bean(RegisterSync.class).look();
        assertThat(rasmaActsForOak()).isTrue();
    }

    @Test
    void anotherRegisterIsReadFromItsBeginning() throws IOException {
        says(record("SIA Ozols", "active", RASMA_ALONE));
        hub.bean(JdbcClient.class)
                .sql("update register_sync set source = 'another', cursor = 'beyond'")
                .update();
        says(record("SIA Ozols", "active", ""));

        assertThat(rasmaActsForOak()).isFalse();
        assertThat(hub.bean(RegisterState.class).read().source()).startsWith("folder ");
    }
}
