package org.eaddress.hub.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.keeping.KeepingHub;
import org.eaddress.hub.keeping.MovableClock;
import org.eaddress.hub.notification.AddressBook.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Only an address whose owner has shown that it is its own is told anything.
class AddressBookTest {
    private static final String MAIL = "anna@mail.test";

    private static NotifyingHub hub;

    private AddressBook book;

    @BeforeAll
    static void start(@TempDir Path folder) {
        hub = NotifyingHub.start(folder, new MovableClock());
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @BeforeEach
    void annaHasNoAddress() {
        book = hub.bean(AddressBook.class);
        book.of(KeepingHub.ANNA).forEach(one -> book.remove(KeepingHub.ANNA, one.id()));
        hub.clock().goAhead(Duration.ofHours(2));
    }

    private Answer add(String address) {
        return book.add(KeepingHub.ANNA, Channel.Kind.EMAIL, address, Locale.ENGLISH);
    }

    private Answer verify(String code) {
        return book.verify(KeepingHub.ANNA, hub.channel(MAIL), code);
    }

    private static String other(String code) {
        return code.equals("123456") ? "654321" : "123456";
    }

    @Test
    void anAddressThatWasNotConfirmedIsToldNothing() throws IOException {
        assertThat(add(MAIL)).isEqualTo(Answer.CODE_SENT);
        int mails = hub.mailsTo(MAIL).size();
        hub.letter();
        hub.giveNotices();
        assertThat(hub.mailsTo(MAIL)).hasSize(mails);
    }

    @Test
    void theCodeConfirmsItOnce() {
        add(MAIL);
        String code = hub.codeFor(MAIL);
        assertThat(verify(other(code))).isEqualTo(Answer.WRONG_CODE);
        assertThat(verify(" " + code + " ")).isEqualTo(Answer.VERIFIED);
        assertThat(verify(code)).isEqualTo(Answer.WRONG_CODE);
        assertThat(add(MAIL)).isEqualTo(Answer.VERIFIED);
    }

    @Test
    void fewTriesAndAShortTime() {
        add(MAIL);
        String code = hub.codeFor(MAIL);
        for (int i = 0; i < 5; i++) {
            assertThat(verify(other(code))).isEqualTo(Answer.WRONG_CODE);
        }
        assertThat(verify(code)).as("after five tries").isEqualTo(Answer.WRONG_CODE);
        book.sendCode(KeepingHub.ANNA, hub.channel(MAIL));
        String second = hub.codeFor(MAIL);
        hub.clock().goAhead(Duration.ofMinutes(16));
        assertThat(verify(second)).as("too late").isEqualTo(Answer.WRONG_CODE);
    }

    @Test
    void codesAreSentFiveTimesAnHourAtMost() {
        for (int i = 0; i < 5; i++) {
            assertThat(add(MAIL)).isEqualTo(Answer.CODE_SENT);
        }
        assertThat(add(MAIL)).isEqualTo(Answer.TOO_OFTEN);
        hub.clock().goAhead(Duration.ofHours(1).plusSeconds(1));
        assertThat(add(MAIL)).isEqualTo(Answer.CODE_SENT);
    }

    @Test
    void nobodyTouchesTheAddressesOfAnother() {
        add(MAIL);
        UUID annas = hub.channel(MAIL);
        EAddress other = new EAddress("_DEFAULT@90000000122");
        assertThat(book.verify(other, annas, hub.codeFor(MAIL))).isEqualTo(Answer.WRONG_CODE);
        assertThat(book.sendCode(other, annas)).isEqualTo(Answer.UNKNOWN);
        assertThat(book.remove(other, annas)).isEqualTo(Answer.UNKNOWN);
        assertThat(book.speak(other, annas, Locale.ENGLISH)).isEqualTo(Answer.UNKNOWN);
    }

    @Test
    void anAccountHasFiveAddressesAtMost() {
        for (int i = 0; i < 5; i++) {
            assertThat(add("a" + i + "@mail.test")).isEqualTo(Answer.CODE_SENT);
        }
        assertThat(add("a5@mail.test")).isEqualTo(Answer.TOO_MANY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "anna",
                "anna@localhost",
                "a@b@c.lv",
                "anna@mail.test\r\nBcc: all@mail.test",
                "\"anna\"@mail.test",
                "anna@[127.0.0.1]",
                "anna@-x.lv",
                "Anna <anna@mail.test>",
                "ānna@mail.test"
            })
    void whatIsNoAddressIsNotWrittenTo(String written) {
        assertThat(add(written)).isEqualTo(Answer.NOT_AN_ADDRESS);
        assertThat(book.of(KeepingHub.ANNA)).isEmpty();
    }
}
