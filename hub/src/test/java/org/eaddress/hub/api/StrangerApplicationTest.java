package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What an application that acts for a person gets of each operation, by all that she can consent to: her own mail,
/// and nothing else.
@ExtendWith(HubExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StrangerApplicationTest {
    private static final Set<String> FOR_APPLICATIONS = Set.of(
            "GET /v1/account",
            "GET /v1/inbox",
            "GET /v1/inbox/{id}",
            "GET /v1/inbox/{id}/documents/{number}",
            "PUT /v1/inbox/{id}/confirmation",
            "POST /v1/inbox/confirmations");

    private final ProviderApp app;
    private final Visitor visitor;
    private final Owner owner;
    private final Things things;
    private String refreshToken = "";

    StrangerApplicationTest(TestHub hub) {
        this.app = ProviderApp.accredited(hub);
        Party person = hub.newPerson("Sveša Persona");
        this.visitor = Visitor.signedIn(hub, person.personalCode());
        Letter own = Letter.between(hub.council(), person);
        this.owner = Owner.in(hub, own, Letter.between(hub.council(), hub.newPerson()));
        this.things = owner.things();
        this.refreshToken =
                app.consentOf(visitor, "mailbox.read mailbox.confirm").text("refresh_token");
    }

    @AfterAll
    void leave() {
        visitor.close();
    }

    private Answer call(Call call) {
        Answer tokens = app.token(ProviderApp.byRefreshToken(refreshToken)).expect(200);
        refreshToken = tokens.text("refresh_token");
        return app.call(tokens.text("access_token"), call);
    }

    static Stream<StrangerRule> withToken() {
        return StrangerRule.all().stream().filter(rule -> !rule.scope().isEmpty());
    }

    static Stream<StrangerRule> forOthers() {
        return withToken().filter(rule -> !FOR_APPLICATIONS.contains(rule.operation()));
    }

    @ParameterizedTest
    @MethodSource("forOthers")
    void whatIsNotForApplicationsTellsThemNothing(StrangerRule rule) {
        String before = owner.sees();

        assertThat(call(rule.call().apply(things)).problem()).isEqualTo("403 not-allowed");
        assertThat(owner.sees()).isEqualTo(before);
    }

    static Stream<StrangerRule> forApplications() {
        return withToken().filter(rule -> FOR_APPLICATIONS.contains(rule.operation()));
    }

    @ParameterizedTest
    @MethodSource("forApplications")
    void aThingOfSomebodyElseIsLikeOneThatDoesNotExist(StrangerRule rule) {
        String before = owner.sees();
        Answer answer = call(rule.call().apply(things));

        assertThat(answer.problem()).isEqualTo(rule.answer());
        assertThat(things.names().stream()
                        .filter(name -> !name.equals(things.received().toString())))
                .noneMatch(answer.body()::contains);
        assertThat(owner.sees()).isEqualTo(before);
    }
}
