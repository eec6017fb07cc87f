package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.mailbox.Mailboxes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Every opening of a message by a person is on record, but not every press of a button.
@ExtendWith(HubExtension.class)
class OpeningTest {
    private final TestHub hub;
    private final Party council;
    private final Party person;
    private final Letter letter;

    OpeningTest(TestHub hub) {
        this.hub = hub;
        this.council = hub.council();
        this.person = hub.newPerson();
        this.letter = council.send(Letter.between(council, person));
        person.waitFor(letter);
    }

    @Test
    void theFirstOpeningIsAHandoverAndAnAccess() {
        open();
        assertThat(events()).containsExactly("ContentConsignment", "ContentHandover", "ContentAccessTracking");
    }

    @Test
    void openingItAgainSoonLeavesNoFurtherEvidence() {
        open();
        open();
        assertThat(events()).containsExactly("ContentConsignment", "ContentHandover", "ContentAccessTracking");
    }

    @Test
    void openingItAnHourLaterIsAnAccess() {
        open();
        anHourPasses();
        open();
        assertThat(events())
                .containsExactly(
                        "ContentConsignment", "ContentHandover", "ContentAccessTracking", "ContentAccessTracking");
    }

    @Test
    void whatASystemTookIsAnAccessWhenAPersonOpensIt() {
        person.confirm(letter).expect(200);
        assertThat(events()).containsExactly("ContentConsignment", "ContentHandover");
        open();
        assertThat(events()).containsExactly("ContentConsignment", "ContentHandover", "ContentAccessTracking");
    }

    @Test
    void howOftenAPersonOpensItIsNotTheSendersMatter() {
        open();
        assertThat(events(council)).containsExactly("SubmissionAcceptance", "ContentConsignment", "ContentHandover");
    }

    private void open() {
        Caller reader = new Caller(new EAddress(person.eAddress()), "Jauna puse", Caller.Way.PERSON, "high");
        assertThat(hub.bean(Mailboxes.class).open(reader, letter.id())).isPresent();
    }

    private void anHourPasses() {
        hub.bean(JdbcClient.class)
                .sql("update delivery set accessed_at = accessed_at - interval '1 hour' where message_id = ?")
                .param(letter.id())
                .update();
    }

    private List<String> events() {
        return events(person);
    }

    private List<String> events(Party reader) {
        return reader.evidence(letter).expect(200).list("evidence").stream()
                .map(piece -> piece.get("event").asString().replaceFirst(".*/", ""))
                .toList();
    }
}
