package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.access.MachineClients;
import org.eaddress.hub.access.Scope;
import org.eaddress.hub.connection.Administration;
import org.eaddress.hub.connection.Administrations;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.Directory;
import org.eaddress.hub.directory.EAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// An organisation lets a vendor administer its systems, in the portal of a whole hub, and takes that back.
@ExtendWith(HubExtension.class)
class VendorTest {
    private static final String VENDORS = "/connections/vendors";
    private static final String CUSTOMERS = "/connections/customers";
    private static final Pattern CLIENT = Pattern.compile("test-[0-9a-f]{16}");
    private static final Pattern ID = Pattern.compile("/connections/\\w+/([0-9a-f-]{36})/");
    private static final AtomicLong NUMBERS = new AtomicLong();

    private final TestHub hub;
    private EAddress customer;
    private EAddress vendor;
    private Visitor karlis;
    private Visitor vents;

    VendorTest(TestHub hub) {
        this.hub = hub;
    }

    @BeforeEach
    void signIn() {
        customer = organisation("SIA Kļava");
        vendor = organisation("SIA Vītols");
        karlis = signatory("Kārlis Kļava", customer);
        vents = signatory("Vents Vītols", vendor);
    }

    @AfterEach
    void leave() {
        karlis.close();
        vents.close();
    }

    private EAddress organisation(String name) {
        EAddress address = Stream.generate(() -> "_DEFAULT@51%09d".formatted(NUMBERS.incrementAndGet()))
                .flatMap(number -> EAddress.parse(number).stream())
                .findFirst()
                .orElseThrow();
        enrol(address, name, Account.Status.ACTIVE);
        return address;
    }

    private void enrol(EAddress address, String name, Account.Status status) {
        hub.bean(Directory.class).enrol(new Account(address, name, Account.Kind.COMPANY, status));
    }

    private Visitor signatory(String name, EAddress organisation) {
        Party person = hub.newPerson(name);
        hub.bean(JdbcClient.class)
                .sql("insert into representative (person, organisation) values (:person, :organisation)")
                .param("person", person.eAddress())
                .param("organisation", organisation.value())
                .update();
        Visitor visitor = Visitor.signedIn(hub, person.personalCode());
        Entrusting.choose(visitor, organisation.value());
        return visitor;
    }

    private static String number(EAddress organisation) {
        return organisation.value().substring("_DEFAULT@".length());
    }

    private static HttpResponse<String> offer(Visitor by, EAddress to) {
        return by.press(VENDORS, by.open(VENDORS), "vendor=" + number(to));
    }

    /// What was offered, or goes on.
    private static String id(HttpResponse<String> page) {
        Matcher id = ID.matcher(page.body());
        assertThat(id.find()).as(page.body()).isTrue();
        return id.group(1);
    }

    private static HttpResponse<String> accept(Visitor by, String id) {
        return by.press(CUSTOMERS + "/" + id + "/acceptance", by.open(CUSTOMERS + "/all"), "");
    }

    /// The vendor administers it from now on.
    private String handOver() {
        String id = id(offer(karlis, vendor));
        assertThat(accept(vents, id).body()).contains("You administer the systems of this customer now.");
        return id;
    }

    private String connect(Visitor by, String more, EAddress to) {
        HttpResponse<String> page = by.press(
                "/connections",
                by.open("/connections/new" + (more.isEmpty() ? "" : "?" + more)),
                "eAddress=%s&name=Lietvediba&credential=%s&%s"
                        .formatted(to.value(), Visitor.encoded(Pasted.p256().jwk()), more));
        Matcher client = CLIENT.matcher(page.uri().getPath());
        assertThat(client.find()).as(page.body()).isTrue();
        return client.group();
    }

    private static String system(String client) {
        return "/connections/" + client;
    }

    @Test
    void theVendorAdministersWhatItAcceptedAndEachChangeNamesBoth() {
        String client = connect(karlis, "", customer);
        String id = handOver();

        assertThat(vents.open(CUSTOMERS).body())
                .contains("SIA Kļava", "Lietvediba", system(client), "Has not signed in yet", "1 system.");
        HttpResponse<String> page = vents.open(system(client));
        assertThat(page.body()).contains("You do this for SIA Kļava.", "SIA Vītols (Vents Vītols)");

        vents.press(
                system(client) + "/keys",
                page,
                "credential=" + Visitor.encoded(Pasted.p256().jwk()));
        vents.press(system(client) + "/suspension", page, "");
        String another = connect(vents, "customer=" + id, customer);

        assertThat(karlis.open(system(client)).body())
                .contains("Key added", "Suspended", "Vents Vītols, SIA Vītols for SIA Kļava");
        assertThat(karlis.open(system(another)).body()).contains("Vents Vītols, SIA Vītols for SIA Kļava");
        assertThat(karlis.open("/connections").body()).contains(system(client), system(another));
    }

    @Test
    void nothingIsTheVendorsBeforeItAccepts() {
        String client = connect(karlis, "", customer);
        String id = id(offer(karlis, vendor));

        assertThat(vents.open(system(client)).statusCode()).isEqualTo(404);
        assertThat(vents.open("/connections/new?customer=" + id).statusCode()).isEqualTo(404);
        assertThat(vents.open(CUSTOMERS).body()).doesNotContain(client);
        assertThat(vents.press(CUSTOMERS + "/" + id + "/end", vents.open(CUSTOMERS + "/all"), "")
                        .body())
                .contains("You do not administer");
        assertThat(accept(vents, id).statusCode()).isEqualTo(404);
        assertThat(karlis.open(VENDORS).body()).contains("Did not want it", "Ended by Vents Vītols");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoWasTheVendorReachesNothingFromTheNextClickOn(boolean takenBack) {
        String client = connect(karlis, "", customer);
        String id = handOver();
        HttpResponse<String> page = vents.open(system(client));

        HttpResponse<String> ended = takenBack
                ? karlis.press(VENDORS + "/" + id + "/end", karlis.open(VENDORS), "")
                : vents.press(CUSTOMERS + "/" + id + "/end", vents.open(CUSTOMERS + "/all"), "");

        assertThat(ended.statusCode()).isEqualTo(200);
        assertReachesNothing(vents, client, id, page);
        assertThat(karlis.open(VENDORS).body())
                .contains(takenBack ? "Ended by Kārlis Kļava" : "Ended by Vents Vītols", "Accepted by Vents Vītols");
        assertThat(offer(karlis, vendor).body()).contains("Has not answered yet");
    }

    private void assertReachesNothing(Visitor who, String client, String id, HttpResponse<String> page) {
        for (String there : List.of("", "/profile", "/production", "/conformity")) {
            assertThat(who.open(system(client) + there).statusCode()).as(there).isEqualTo(404);
        }
        for (String deed : List.of("keys", "suspension", "resumption", "removal", "production")) {
            assertThat(who.press(system(client) + "/" + deed, page, "sure=true&credential=x")
                            .statusCode())
                    .as(deed)
                    .isEqualTo(404);
        }
        assertThat(who.open("/connections/new?customer=" + id).statusCode()).isEqualTo(404);
        assertThat(who.press(
                                "/connections",
                                page,
                                "customer=%s&name=x&credential=%s"
                                        .formatted(
                                                id,
                                                Visitor.encoded(Pasted.p256().jwk())))
                        .statusCode())
                .isEqualTo(404);
        assertThat(karlis.open(system(client)).body()).contains("Has not signed in yet");
    }

    @Test
    void theVendorOfAnotherCustomerReachesNothing() {
        String client = connect(karlis, "", customer);
        String id = handOver();
        EAddress others = organisation("SIA Osis");
        try (Visitor osvalds = signatory("Osvalds Osis", others);
                Visitor zane = signatory("Zane Zīle", organisation("SIA Zīle"))) {
            String theirs = id(offer(zane, others));
            accept(osvalds, theirs);
            assertReachesNothing(osvalds, client, id, osvalds.open("/connections/new?customer=" + theirs));
            assertThat(osvalds.press(CUSTOMERS + "/" + id + "/end", osvalds.open(CUSTOMERS), "")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(accept(osvalds, id).statusCode()).isEqualTo(404);
            assertThat(osvalds.press(VENDORS + "/" + id + "/end", osvalds.open(VENDORS), "")
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(vents.open(system(client)).statusCode()).isEqualTo(200);
    }

    @Test
    void theVendorGivesItToNobodyElse() {
        String client = connect(karlis, "", customer);
        String id = handOver();
        EAddress second = organisation("SIA Otrais");
        try (Visitor oskars = signatory("Oskars Otrais", second)) {
            String own = id(offer(vents, second));
            accept(oskars, own);
            assertReachesNothing(oskars, client, id, oskars.open(CUSTOMERS));
        }
    }

    @Test
    void theVendorIsNotTheCustomer() {
        handOver();
        HttpResponse<String> choices = vents.open("/mailboxes");
        assertThat(choices.body()).doesNotContain(customer.value(), "SIA Kļava");
        assertThat(vents.press("/mailboxes", choices, "account=" + customer.value())
                        .statusCode())
                .isEqualTo(403);
        assertThat(vents.open("/mail").body()).doesNotContain("SIA Kļava");
        assertThat(vents.open("/settings/people").body()).doesNotContain("Kārlis Kļava");
        assertThat(vents.open(VENDORS).body()).doesNotContain("SIA Kļava");
        assertThat(karlis.open("/connections").statusCode()).isEqualTo(200);
    }

    @Test
    void whoOnlyReadsForTheVendorReachesNothing() {
        String client = connect(karlis, "", customer);
        handOver();
        Party ilze = hub.newPerson("Ilze Irbe");
        HttpResponse<String> people = vents.open("/settings/people");
        HttpResponse<String> named = vents.press(
                "/settings/people",
                people,
                "person=%s&role=see&account=%s"
                        .formatted(ilze.personalCode(), Visitor.hidden(people.body(), "account")));
        try (Visitor ilzes = Visitor.signedIn(hub, ilze.personalCode())) {
            Entrusting.accept(ilzes, Entrusting.code(named));
            Entrusting.choose(ilzes, vendor.value());
            assertThat(ilzes.open(CUSTOMERS).statusCode()).isEqualTo(404);
            assertThat(ilzes.open(system(client)).statusCode()).isEqualTo(404);
            assertThat(ilzes.press(system(client) + "/suspension", ilzes.open("/mailboxes"), "")
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer frozen", "customer closed", "vendor frozen", "vendor closed"})
    void whileOneOfThemIsFrozenOrClosedNothingIsTheVendors(String what) {
        String client = connect(karlis, "", customer);
        handOver();
        EAddress whose = what.startsWith("customer") ? customer : vendor;
        if (what.endsWith("closed")) {
            enrol(whose, "SIA Bijusī", Account.Status.CLOSED);
        } else {
            Call freeze = Call.json("PUT", "/v1/freezes/" + TestHub.newId(), FreezeTest.order(whose.value()));
            hub.operator().call(freeze).expect(201);
        }

        assertThat(vents.open(system(client)).body()).doesNotContain("Lietvediba");
        assertThat(hub.bean(Administrations.class).over(vendor, client)).isEmpty();
        assertThat(vents.open(CUSTOMERS).body()).doesNotContain(client);
    }

    @Test
    void onlyAnotherOrganisationThatIsThereIsOfferedAnythingAndOnce() {
        assertThat(offer(karlis, customer).body()).contains("We know no other organisation");
        assertThat(karlis.press(VENDORS, karlis.open(VENDORS), "vendor=40003999999")
                        .statusCode())
                .isEqualTo(422);
        assertThat(karlis.press(VENDORS, karlis.open(VENDORS), "vendor=329999-00017")
                        .statusCode())
                .isEqualTo(422);
        assertThat(offer(karlis, vendor).statusCode()).isEqualTo(200);
        assertThat(offer(karlis, vendor).body()).contains("has it already, or has not answered yet");
        IntStream.range(0, 4).forEach(i -> offer(karlis, organisation("SIA Vēl " + i)));
        assertThat(offer(karlis, organisation("SIA Par daudz")).body()).contains("as many vendors as there may be");
    }

    @Test
    void formsOfAnotherSiteAndIdsThatAreNoneDoNothing() {
        karlis.pressForged(VENDORS, "vendor=" + number(vendor));
        assertThat(karlis.open(VENDORS).body()).doesNotContain("SIA Vītols</bdi>");
        for (String id : List.of("x", "%00", UUID.randomUUID().toString())) {
            assertThat(vents.press(CUSTOMERS + "/" + id + "/end", vents.open(CUSTOMERS), "")
                            .statusCode())
                    .isEqualTo(404);
        }
        try (Visitor anna = Visitor.signedIn(hub, Visitor.ANNA)) {
            assertThat(anna.open(CUSTOMERS).statusCode()).isEqualTo(404);
            assertThat(anna.open(VENDORS).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void threeHundredCustomersAreOneListTheWorstFirst() {
        List<String> clients =
                IntStream.range(0, 300).mapToObj(this::newCustomer).toList();
        String suspended = clients.get(7);
        String withoutKey = clients.get(250);
        hub.bean(JdbcClient.class)
                .sql("update machine_client set suspended_at = now() where client_id = :client")
                .param("client", suspended)
                .update();
        hub.bean(JdbcClient.class)
                .sql("update machine_key set ends_at = now() where client_id = :client")
                .param("client", withoutKey)
                .update();

        String first = vents.open(CUSTOMERS).body();
        assertThat(first).contains("300 systems.", "Has no key that is good", "Suspended on");
        assertThat(first.indexOf(system(withoutKey)))
                .isPositive()
                .isLessThan(first.indexOf(system(suspended)))
                .isLessThan(first.indexOf("Has not signed in yet"));
        assertThat(first.split("class=\"who\"", -1)).hasSize(51);
        assertThat(vents.open(CUSTOMERS + "?page=5").body().split("class=\"who\"", -1))
                .hasSize(51);
        assertThat(vents.open(CUSTOMERS + "?sought=Klients+123").body())
                .contains("1 system.", system(clients.get(123)))
                .doesNotContain(system(withoutKey));
        assertThat(vents.open(CUSTOMERS + "?sought=%3Cb%3E&page=99999999999").body())
                .contains("No system is here.")
                .doesNotContain("<b>");
    }

    private String newCustomer(int number) {
        EAddress address = organisation("SIA Klients " + number);
        String client = "customer-" + UUID.randomUUID();
        hub.bean(MachineClients.class)
                .enrol(
                        client,
                        address,
                        Scope.MESSAGES,
                        TestHub.newKey().toPublicJWK().toJSONString());
        Administrations administrations = hub.bean(Administrations.class);
        Caller person = new Caller(new EAddress(hub.anna().eAddress()), "Kāda", Caller.Way.PERSON, "high");
        administrations.offer(address, vendor, person);
        Administration offered = administrations.byCustomer(address).getFirst();
        assertThat(administrations.accept(vendor, offered.id(), person)).isEqualTo(Administrations.Outcome.DONE);
        return client;
    }

    @Test
    void thePagesAreInLatvianToo() {
        handOver();
        assertThat(vents.open(CUSTOMERS + "?lang=lv").body()).contains("Klientu sistēmas", "Meklēt");
        assertThat(vents.open(CUSTOMERS + "/all").body()).contains("Atteikties no pārvaldības", "SIA Kļava");
        assertThat(karlis.open(VENDORS + "?lang=lv").body()).contains("Pārvalda Jūsu sistēmas", "Atsaukt");
    }
}
