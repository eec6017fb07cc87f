package org.eaddress.hub.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.access.ConnectedSystems;
import org.eaddress.hub.access.NewSystem;
import org.eaddress.hub.access.SystemKey;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.keeping.MovableClock;
import org.eaddress.hub.notification.AddressBook.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.support.TransactionTemplate;

/// Whoever an organisation named is told in time, and not too often, that a key of its system ends.
class KeyEndNoticeTest {
    private static final EAddress COMPANY = new EAddress("_DEFAULT@40103000456");
    private static final String MAIL = "birojs@berzs.test";
    private static final String SUBJECT = "The certificate of a key of your system ends";

    private static NotifyingHub hub;

    private final String client = "system-" + UUID.randomUUID();

    @BeforeAll
    static void start(@TempDir Path folder) {
        hub = NotifyingHub.start(folder, new MovableClock());
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @AfterEach
    void nothingEnds() {
        change(systems -> systems.remove(client));
        book().of(COMPANY).forEach(one -> book().remove(COMPANY, one.id()));
    }

    private static AddressBook book() {
        return hub.bean(AddressBook.class);
    }

    private static void contact(String address, Locale language) {
        assertThat(book().addContact(COMPANY, address, language)).isEqualTo(Answer.CODE_SENT);
        UUID id = book().of(COMPANY).getLast().id();
        assertThat(book().verify(COMPANY, id, hub.codeFor(address))).isEqualTo(Answer.VERIFIED);
    }

    private interface Deed {
        void on(ConnectedSystems systems);
    }

    private static void change(Deed deed) {
        hub.bean(TransactionTemplate.class).executeWithoutResult(_ -> deed.on(hub.bean(ConnectedSystems.class)));
    }

    /// Its thumbprint.
    private String connect(Optional<EAddress> twinOf, EAddress eAddress, Duration ends) throws JOSEException {
        SystemKey.New key = key(ends);
        change(systems ->
                systems.add(new NewSystem(client, eAddress, twinOf, Optional.empty(), "Lietvedība", "", key)));
        return key.id();
    }

    private String connect(Duration ends) throws JOSEException {
        return connect(Optional.empty(), COMPANY, ends);
    }

    private static SystemKey.New key(Duration ends) throws JOSEException {
        ECKey key = new ECKeyGenerator(Curve.P_256).generate();
        return new SystemKey.New(
                key.computeThumbprint().toString(),
                key.toPublicJWK().toJSONString(),
                Optional.of(hub.clock().instant().plus(ends)),
                Optional.empty());
    }

    /// The mails about keys that come of one look.
    private static List<MimeMessage> look() {
        int before = hub.mailsTo(MAIL).size();
        hub.bean(KeyEndPatrol.class).look();
        while (hub.bean(ContactNotifier.class).give() > 0) {}
        List<MimeMessage> all = hub.mailsTo(MAIL);
        return all.subList(before, all.size());
    }

    private static String text(MimeMessage mail) throws MessagingException, IOException {
        return (String) mail.getContent();
    }

    @Test
    void itIsToldAMonthAndAWeekBeforeAndWhenItHasEnded() throws Exception {
        contact(MAIL, Locale.ENGLISH);
        connect(Duration.ofDays(40));
        assertThat(look()).isEmpty();

        hub.clock().goAhead(Duration.ofDays(11));
        List<MimeMessage> first = look();
        assertThat(first).hasSize(1);
        assertThat(first.getFirst().getSubject()).isEqualTo(SUBJECT);
        assertThat(text(first.getFirst()))
                .contains("SIA Bērzs", COMPANY.value(), "Lietvedība: ends ", "http://hub.test/connections")
                .doesNotContain("By law");
        assertThat(look()).as("once").isEmpty();

        hub.clock().goAhead(Duration.ofDays(23));
        assertThat(look()).hasSize(1);
        assertThat(look()).isEmpty();

        hub.clock().goAhead(Duration.ofDays(7));
        assertThat(text(look().getFirst())).contains("Lietvedība: ended ");
        hub.clock().goAhead(Duration.ofDays(60));
        assertThat(look()).isEmpty();
    }

    @Test
    void itIsInTheLanguageOfTheContactAndOneMailTellsOfAllKeys() throws Exception {
        contact(MAIL, Locale.of("lv"));
        connect(Duration.ofDays(20));
        change(systems -> systems.addKey(client, otherKey()));

        List<MimeMessage> told = look();

        assertThat(told).hasSize(1);
        assertThat(told.getFirst().getSubject()).isEqualTo("Jūsu sistēmas atslēgas sertifikāts beidzas");
        assertThat(text(told.getFirst())).containsPattern("(?s)Lietvedība: beidzas .*Lietvedība: beidzas ");
    }

    private static SystemKey.New otherKey() {
        try {
            return key(Duration.ofDays(21));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aTestSystemIsTheOrganisationsToo() throws Exception {
        contact(MAIL, Locale.ENGLISH);
        connect(Optional.of(COMPANY), COMPANY.twin("0123456789ABCDEF"), Duration.ofDays(5));
        assertThat(look()).hasSize(1);
    }

    @Test
    void whoIsNamedLaterIsTold() throws Exception {
        connect(Duration.ofDays(5));
        assertThat(look()).isEmpty();
        contact(MAIL, Locale.ENGLISH);
        assertThat(look()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"key", "system", "long ago"})
    void nobodyIsToldOfWhatDoesNotMatterAnyMore(String what) throws Exception {
        contact(MAIL, Locale.ENGLISH);
        String key = connect(Duration.ofDays(5));
        switch (what) {
            case "key" -> change(systems -> systems.removeKey(client, key));
            case "system" -> change(systems -> systems.remove(client));
            default -> hub.clock().goAhead(Duration.ofDays(36));
        }
        assertThat(look()).isEmpty();
    }

    @Test
    void aMailThatWasLostIsGivenAgain() throws Exception {
        contact(MAIL, Locale.ENGLISH);
        connect(Duration.ofDays(20));
        assertThat(look()).hasSize(1);
        hub.bean(Contacts.class).lost(hub.clock().instant().minus(Duration.ofMinutes(1)), 10);

        hub.clock().goAhead(Duration.ofDays(1));
        assertThat(look()).hasSize(1);
    }

    @Test
    void anAddressThatSendsMailsBackIsTriedAgainTheNextTimeOnly() throws Exception {
        contact(MAIL, Locale.ENGLISH);
        connect(Duration.ofDays(20));
        hub.post().bounces(look().getFirst());
        hub.watch();

        hub.clock().goAhead(Duration.ofDays(2));
        assertThat(look()).isEmpty();
        hub.clock().goAhead(Duration.ofDays(12));
        assertThat(look()).hasSize(1);
    }
}
