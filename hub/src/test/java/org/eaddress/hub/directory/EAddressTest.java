package org.eaddress.hub.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "_DEFAULT@90001733697",
                "_DEFAULT@40003052790",
                "EINVOICE@90000069281",
                "UNIT_7-B@90001733697",
                "_TEST-0123456789ABCDEF@90001733697",
                "_TEST-0123456789ABCDEF-SENDER@90001733697",
                "_PRIVATE@329999-00017",
                "_PRIVATE@010190-10001"
            })
    void isReadAsItIsWritten(String written) {
        assertThat(EAddress.parse(written)).map(EAddress::value).contains(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "90001733697",
                "_DEFAULT@90001733698",
                "_DEFAULT@9000173369",
                "_DEFAULT@900017336977",
                "_OTHER@90001733697",
                "_TEST@90001733697",
                "_TEST-0123456789abcdef@90001733697",
                "_TEST-0123456789ABCDEF-OTHER@90001733697",
                "_TEST-0123456789ABCDEF@90001733698",
                "unit@90001733697",
                "_PRIVATE@010190-10002",
                "_PRIVATE@32999900017",
                "_PRIVATE@90001733697",
                " _DEFAULT@90001733697",
                "_DEFAULT@90001733697\n",
                "_DEFAULT@９０００１７３３６９７"
            })
    void isRefusedInAnyOtherForm(String written) {
        assertThat(EAddress.parse(written)).isEmpty();
    }

    @Test
    void isApartFromAllThatIsNotOfItsSandbox() {
        EAddress council = new EAddress("_DEFAULT@90001733697");
        EAddress twin = council.twin("0123456789abcdef");
        assertThat(twin.isApartFrom(twin.senderToTwin())).isFalse();
        assertThat(twin.isApartFrom(council)).isTrue();
        assertThat(council.isApartFrom(twin)).isTrue();
        assertThat(twin.isApartFrom(council.twin("0123456789abcdee"))).isTrue();
        assertThat(twin.isApartFrom(new EAddress("_DEFAULT@90000069281").twin("0123456789abcdef")))
                .isTrue();
        assertThat(twin.isApartFrom(EAddress.ofPerson("329999-00017"))).isTrue();
        assertThat(council.isApartFrom(EAddress.ofPerson("329999-00017"))).isFalse();
        assertThat(twin.isOfSameOrganisation(council)).isFalse();
        assertThat(twin.senderToTwin().isOfSandbox()).isTrue();
        assertThat(council.isOfSandbox()).isFalse();
        assertThat(new EAddress("TEST-1@90001733697").isApartFrom(council)).isFalse();
    }

    @Test
    void doesNotShowItselfByAccident() {
        assertThat(EAddress.ofPerson("329999-00017").toString()).doesNotContain("329999");
    }
}
