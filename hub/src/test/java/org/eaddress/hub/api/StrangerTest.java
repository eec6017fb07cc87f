package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a stranger gets who knows the ids of somebody's things: the client of another institution, its token good
/// for every scope. An operation without a [StrangerRule] fails here.
@ExtendWith(HubExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StrangerTest {
    private static final Set<String> SCOPES = Set.of("messages", "operator", "auditor", "delegations");
    private static final String TOKEN_ADDRESS = "POST /oauth2/token";

    private final TestHub hub;
    private final Party stranger;
    private final Owner owner;
    private final Things things;

    StrangerTest(TestHub hub) throws ParseException {
        this.hub = hub;
        this.stranger = hub.newUnit();
        Letter own = Letter.between(stranger, hub.newPerson());
        Letter other = Letter.between(stranger, hub.newPerson());
        stranger.submit(own).expect(201);
        stranger.waitForRecord(own, firstPiece(own)); // an auditor opens what is sealed
        stranger.put(own.document()).expect(201);
        stranger.call(Call.json("PUT", "/v1/batches/" + own.id(), own.json().toString()))
                .expect(201);
        call(Call.json("PUT", "/v1/openings/" + own.id(), AuditorTest.ORDER.replace("2026", "2025")), SCOPES)
                .expect(201);
        String deed = DeedTest.order(stranger.eAddress(), own.to().getFirst(), "stranger's own");
        call(Call.json("PUT", "/v1/delegations/" + own.id(), deed), SCOPES).expect(201);
        this.owner = Owner.in(hub, own, other);
        this.things = owner.things();
    }

    private String firstPiece(Letter letter) {
        return stranger.evidence(letter).list("evidence").getFirst().get("id").asString();
    }

    @Test
    void everyOperationHasARule() {
        Set<String> ruled =
                StrangerRule.all().stream().map(StrangerRule::operation).collect(Collectors.toSet());
        ruled.add(TOKEN_ADDRESS); // needs no token, gives one: below

        assertThat(ruled).isEqualTo(hub.wire().contract().operations());
    }

    static Stream<StrangerRule> withToken() {
        return StrangerRule.all().stream().filter(rule -> !rule.scope().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("withToken")
    void withoutATokenNothingIsTold(StrangerRule rule) {
        Answer answer = hub.wire().send(rule.call().apply(things));

        assertThat(answer.problem()).isEqualTo("401 not-authenticated");
        Things none = things.unknown();
        assertThat(told(answer, things))
                .isEqualTo(told(hub.wire().send(rule.call().apply(none)), none));
    }

    @ParameterizedTest
    @MethodSource("withToken")
    void withAllScopesButTheOneItNeedsNothingIsTold(StrangerRule rule) throws ParseException {
        Set<String> others =
                SCOPES.stream().filter(scope -> !scope.equals(rule.scope())).collect(Collectors.toSet());

        Answer answer = call(rule.call().apply(things), others);

        assertThat(answer.problem()).isEqualTo("403 not-allowed");
        Things none = things.unknown();
        assertThat(told(answer, things)).isEqualTo(told(call(rule.call().apply(none), others), none));
    }

    static Stream<StrangerRule> aboutThings() {
        return sorted(StrangerRule.Sort.OWN);
    }

    @ParameterizedTest
    @MethodSource("aboutThings")
    void aThingOfSomebodyElseIsLikeOneThatDoesNotExist(StrangerRule rule) throws ParseException {
        String before = owner.sees();
        Answer answer = call(rule.call().apply(things), SCOPES);

        assertThat(answer.problem()).as(answer::body).isEqualTo(rule.answer());
        Things none = things.unknown();
        assertThat(told(answer, things)).isEqualTo(told(call(rule.call().apply(none), SCOPES), none));
        assertThat(owner.sees()).isEqualTo(before);
    }

    static Stream<StrangerRule> aboutIds() {
        return sorted(StrangerRule.Sort.MADE);
    }

    @ParameterizedTest
    @MethodSource("aboutIds")
    void anIdThatSomebodyElseTookIsLikeOneThatTheStrangerUsedItself(StrangerRule rule) throws ParseException {
        String before = owner.sees();
        Answer answer = call(rule.call().apply(things), SCOPES);

        assertThat(answer.problem()).as(answer::body).isEqualTo(rule.answer());
        Things taken = things.ofStranger();
        assertThat(told(answer, things)).isEqualTo(told(call(rule.call().apply(taken), SCOPES), taken));
        assertThat(owner.sees()).isEqualTo(before);
    }

    static Stream<StrangerRule> aboutTheCaller() {
        return Stream.concat(sorted(StrangerRule.Sort.ITSELF), sorted(StrangerRule.Sort.SAME));
    }

    @ParameterizedTest
    @MethodSource("aboutTheCaller")
    void whatIsAboutTheCallerOrAboutNobodyTellsNothingOfTheOwner(StrangerRule rule) throws ParseException {
        String before = owner.sees();
        Answer answer = call(rule.call().apply(things), SCOPES);

        assertThat(answer.problem()).as(answer::body).isIn(rule.answer(), "404 unknown-seal", "404 unknown-renewal");
        assertThat(things.names().stream().filter(name -> !asked(rule).contains(name)))
                .noneMatch(answer.body()::contains);
        assertThat(owner.sees()).isEqualTo(before);
    }

    /// What the call itself names may stand in its answer.
    private String asked(StrangerRule rule) {
        return new String(rule.call().apply(things).body(), StandardCharsets.UTF_8);
    }

    @Test
    void aDocumentThatSomebodyElsePutCannotBeNamed() {
        Letter naming = Letter.between(stranger, hub.newPerson()).with(things.put());
        Letter unknown = Letter.between(stranger, hub.newPerson()).with(Enclosure.pdf("Cits.pdf", "put by nobody"));

        assertThat(stranger.call(Call.put(naming.path(), naming.withoutDocuments()))
                        .problem())
                .isEqualTo(stranger.call(Call.put(unknown.path(), unknown.withoutDocuments()))
                        .problem())
                .isEqualTo("422 missing-document");
    }

    @Test
    void nobodyGetsATokenOfSomebodyElsesClient() {
        Things none = things.unknown();
        assertThat(told(asking(things.client()), things))
                .isEqualTo(told(asking(none.client()), none))
                .startsWith("401 ");
    }

    private Answer asking(String client) {
        JWTClaimsSet claims = new JWTClaimsSet.Builder(stranger.claims().build())
                .issuer(client)
                .subject(client)
                .build();
        return hub.wire().askToken(client, Wire.signed(claims, stranger.key()));
    }

    private static Stream<StrangerRule> sorted(StrangerRule.Sort sort) {
        return StrangerRule.all().stream().filter(rule -> rule.sort() == sort);
    }

    /// All of the answer but when it was made, the names in it, and what the hub makes anew for each refusal.
    private static String told(Answer answer, Things named) {
        Map<String, List<String>> headers =
                new TreeMap<>(answer.response().headers().map());
        headers.remove("date");
        String body =
                answer.body().replaceFirst("\"instance\":\"[^\"]*\"", "").replaceFirst("\"evidence\":\"[^\"]*\"", "");
        return answer.status() + " " + headers + named.strip(body);
    }

    /// As the stranger, with a token that the hub signed for these scopes.
    private Answer call(Call call, Set<String> scopes) throws ParseException {
        JWTClaimsSet claims = SignedJWT.parse(stranger.token()).getJWTClaimsSet();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(hub.tokenKey().getKeyID())
                .build();
        String token = Wire.signed(
                header,
                new JWTClaimsSet.Builder(claims)
                        .claim("scope", String.join(" ", scopes))
                        .build(),
                hub.tokenKey());
        return hub.wire().send(call.with("Authorization", "Bearer " + token));
    }
}
