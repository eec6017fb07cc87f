package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The operator accredits the application of a private service provider, and withdraws that.
@ExtendWith(HubExtension.class)
class ApplicationTest {
    private final TestHub hub;
    private final ProviderApp app;

    ApplicationTest(TestHub hub) {
        this.hub = hub;
        this.app = ProviderApp.accredited(hub);
    }

    private Answer accredit(ProviderApp of, String order) {
        return hub.operator().call(Call.json("PUT", of.path(), order));
    }

    @Test
    void repeatingIsHarmlessAndOtherAddressesReplaceThese() {
        accredit(app, app.order()).expect(200);
        String moved = "https://app.example.lv/return?from=hub";

        assertThat(accredit(app, app.order(moved))
                        .expect(200)
                        .list("redirectUris")
                        .getFirst()
                        .asString())
                .isEqualTo(moved);
        Answer read = hub.operator().get(app.path()).expect(200);
        assertThat(read.text("provider")).isEqualTo(app.system().eAddress());
        assertThat(read.list("redirectUris")).hasSize(1);
    }

    @Test
    void anotherOneUnderTheIdOrForTheSystemIsAConflict() {
        assertThat(accredit(app, app.order().replace(ProviderApp.NAME, "Cita")).problem())
                .isEqualTo("409 application-conflict");
        assertThat(accredit(app.anew(), app.order()).problem()).isEqualTo("409 application-conflict");
    }

    @Test
    void theFirstWithdrawalStaysAndNothingBringsItBack() {
        String at = app.withdraw().expect(200).text("withdrawnAt");

        assertThat(app.withdraw().expect(200).text("withdrawnAt")).isEqualTo(at);
        assertThat(accredit(app, app.order()).expect(200).text("withdrawnAt")).isEqualTo(at);
        accredit(app.anew(), app.order()).expect(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://app.example.lv/return",
                "https://app.example.lv",
                "https://app.example.lv/return#part",
                "https://user@app.example.lv/return",
                "https://app.example.lv/../return",
                "https:/return",
                "lietotne:/return",
                "javascript:alert(1)",
                "http://localhost.example.lv/return",
                "https://*.example.lv/return",
                "https://āpp.example.lv/return",
                ""
            })
    void browsersAreSentToSafeAddressesAlone(String uri) {
        assertThat(accredit(app.anew(), app.order(uri)).problem()).isEqualTo("400 malformed-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "test", "person", "removed"})
    void onlyAStandingSystemOfAnOrganisationInProductionIsAccredited(String what) {
        Party system = what.equals("person") ? hub.newPerson() : hub.newUnit();
        ProviderApp other = new ProviderApp(hub, TestHub.newId(), system, TestHub.newKey());
        String order = other.order();
        JdbcClient db = hub.bean(JdbcClient.class);
        switch (what) {
            case "nobody" -> order = order.replace(system.client(), "client-of-nobody");
            case "test" ->
                db.sql("update machine_client set twin_of = e_address where client_id = :client")
                        .param("client", system.client())
                        .update();
            case "removed" ->
                db.sql("update machine_client set removed_at = now() where client_id = :client")
                        .param("client", system.client())
                        .update();
            default -> {}
        }

        assertThat(accredit(other, order).problem()).isEqualTo("422 nothing-to-accredit");
    }

    @Test
    void onlyTheOperatorAccredits() {
        assertThat(app.system()
                        .call(Call.json("PUT", app.anew().path(), app.order()))
                        .problem())
                .isEqualTo("403 not-allowed");
        assertThat(hub.operator().get("/v1/applications/" + TestHub.newId()).problem())
                .isEqualTo("404 unknown-application");
    }
}
