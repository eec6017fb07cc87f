package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A system that takes much mail lists whole messages, and need not ask for each.
@ExtendWith(HubExtension.class)
class WholeInboxTest {
    private static final String WHOLE = "/v1/inbox?whole=true";

    private final TestHub hub;
    private final Party council;
    private final Party recipient;

    WholeInboxTest(TestHub hub) {
        this.hub = hub;
        this.council = hub.council();
        this.recipient = hub.newPerson();
    }

    @Test
    void eachIsAsItWouldBeFetched() {
        List<Letter> letters = received(3);

        assertThat(recipient.get(WHOLE).expect(200).list("messages"))
                .isEqualTo(letters.stream()
                        .map(letter -> recipient.fetch(letter).expect(200).json())
                        .toList());
        assertThat(recipient.pages(WHOLE + "&limit=2"))
                .containsExactlyElementsOf(
                        letters.stream().map(letter -> letter.id().toString()).toList());
    }

    @Test
    void whatIsTakenOrEndedIsNotListed() {
        List<Letter> letters = received(3);
        recipient.confirm(letters.get(0)).expect(200);
        council.call(Call.json("PUT", letters.get(1).path() + "/recall", "{\"reason\":\"Kļūda\"}"))
                .expect(200);

        assertThat(recipient.pages(WHOLE)).containsExactly(letters.get(2).id().toString());
    }

    @Test
    void aPageHasFewerThanOneOfLines() {
        List<Letter> letters = Stream.generate(() -> council.send(Letter.between(council, recipient)))
                .limit(101)
                .toList();
        letters.forEach(recipient::waitFor);

        assertThat(recipient.get(WHOLE + "&limit=500").expect(200).list("messages"))
                .hasSize(100);
        assertThat(recipient.pages(WHOLE + "&limit=500")).hasSize(101);
        assertThat(recipient.get("/v1/inbox?limit=500").expect(200).list("messages"))
                .hasSize(101);
    }

    @Test
    void nobodyListsTheMailOfOthers() {
        received(1);

        assertThat(hub.newPerson().pages(WHOLE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"maybe", "2", "%00"})
    void whatIsNeitherTrueNorFalseIsRefused(String whole) {
        assertThat(recipient.get("/v1/inbox?whole=" + whole).problem()).isEqualTo("400 malformed-request");
    }

    private List<Letter> received(int count) {
        List<Letter> letters = Stream.generate(() -> council.send(Letter.between(council, recipient)))
                .limit(count)
                .toList();
        letters.forEach(recipient::waitFor);
        return letters;
    }
}
