package org.eaddress.hub.notification;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpAnswerTest {
    private static MessagingException refused(int code, String words) throws AddressException {
        var address = new InternetAddress("anna@mail.test");
        return new SendFailedException(
                "Invalid Addresses", new SMTPAddressFailedException(address, "RCPT TO", code, code + " " + words));
    }

    @ParameterizedTest
    @CsvSource({
        "550, 5.1.1 <anna@mail.test> unknown, true, SMTP 550 5.1.1",
        "552, mailbox full, true, SMTP 552",
        "550, 5.7.1 relaying denied, false, SMTP 550 5.7.1",
        "451, 4.7.1 greylisted, false, SMTP 451 4.7.1",
    })
    void onlyWhatTheServerSaysOfTheAddressIsForGood(int code, String words, boolean forGood, String status)
            throws AddressException {
        Outcome outcome = SmtpAnswer.of(refused(code, words));
        assertThat(outcome instanceof Outcome.Refused).isEqualTo(forGood);
        assertThat(outcome.status()).isEqualTo(status).doesNotContain("anna");
    }

    @Test
    void aServerOutOfReachHasRefusedNothing() {
        assertThat(SmtpAnswer.of(new MessagingException("connect"))).isInstanceOf(Outcome.NotTaken.class);
    }
}
