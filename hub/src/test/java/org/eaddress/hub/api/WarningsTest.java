package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.Directory;
import org.eaddress.hub.directory.EAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What a sender hears that may be about to write to the wrong one.
@ExtendWith(HubExtension.class)
class WarningsTest {
    private final TestHub hub;
    private final Party sender;

    WarningsTest(TestHub hub) {
        this.hub = hub;
        this.sender = hub.newUnit();
    }

    private List<String> warnings(Party recipient) {
        return sender.call(Call.json(
                        "POST", "/v1/recipients/warnings", "{\"eAddresses\":[\"%s\"]}".formatted(recipient.eAddress())))
                .expect(200)
                .list("recipients")
                .getFirst()
                .get("warnings")
                .valueStream()
                .map(warning -> warning.asString())
                .toList();
    }

    private Party personNamed(String name) {
        Party person = hub.newPerson();
        hub.bean(Directory.class)
                .enrol(new Account(new EAddress(person.eAddress()), name, Account.Kind.PERSON, Account.Status.ACTIVE));
        return person;
    }

    @Test
    void theFirstTimeIsToldOnceAndTheAnswerToARepeatIsTheSame() {
        Party recipient = personNamed("Vienīgā Vienīte");
        Letter letter = Letter.between(sender, recipient);
        Call submit = Call.put(letter.path() + "?warnings=true", letter.upload());

        Answer accepted = sender.call(submit).expect(201);
        assertThat(accepted.list("warnings").getFirst().get("warning").asString())
                .isEqualTo("first-time");
        assertThat(warnings(recipient)).containsExactly("first-time");
        sender.register(accepted).expect(200);
        recipient.waitFor(letter);

        assertThat(sender.call(submit).expect(200).body()).isEqualTo(accepted.body());
        assertThat(warnings(recipient)).isEmpty();
        Letter second = Letter.between(sender, recipient);
        assertThat(sender.call(Call.put(second.path() + "?warnings=true", second.upload()))
                        .expect(201)
                        .list("warnings"))
                .isEmpty();
    }

    @Test
    void namesakesAreToldOfWhicheverWayTheirNameIsWritten() {
        Party one = personNamed("Jānis Divnieks");
        assertThat(warnings(one)).containsExactly("first-time");

        Party other = personNamed("JĀNIS DIVNIEKS");

        assertThat(warnings(one)).containsExactly("first-time", "namesake");
        assertThat(warnings(other)).containsExactly("first-time", "namesake");
    }

    @Test
    void whoDoesNotAskHearsNothing() {
        Letter letter = Letter.between(sender, hub.newPerson());

        assertThat(sender.submit(letter).expect(201).json().has("warnings")).isFalse();
    }

    @Test
    void whatCannotBeAnEAddressIsAClearProblem() {
        for (String bad : List.of("[]", "null", "[null]", "[\"_DEFAULT@1\"]")) {
            assertThat(sender.call(Call.json("POST", "/v1/recipients/warnings", "{\"eAddresses\":" + bad + "}"))
                            .status())
                    .isIn(400, 422);
        }
    }
}
