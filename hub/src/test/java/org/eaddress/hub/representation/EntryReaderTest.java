package org.eaddress.hub.representation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.representation.Entry.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who may act for whom hangs on these records, so nothing is guessed.
class EntryReaderTest {
    private static final String GOOD = """
            {"number": "40103000456", "name": "SIA Bērzs", "kind": "company", "status": "active",
             "signatories": ["329999-00041"]}""";
    private static final String PLACE = "a-file 0";

    private static Entry read(String record) {
        return Settings.reader().read(record.getBytes(StandardCharsets.UTF_8), PLACE);
    }

    @Test
    void aRecordIsAnOrganisationWithItsSignatories() {
        assertThat(read(GOOD)).isInstanceOfSatisfying(Entry.Organisation.class, berzs -> {
            assertThat(berzs.account())
                    .isEqualTo(new Account(
                            new EAddress("_DEFAULT@40103000456"),
                            "SIA Bērzs",
                            Account.Kind.COMPANY,
                            Account.Status.ACTIVE));
            assertThat(berzs.signatories()).containsExactly(EAddress.ofPerson("329999-00041"));
        });
    }

    @Test
    void theExampleIsGood() throws Exception {
        assertThat(Files.readAllLines(Path.of("../api-spec/register/2026-11-26.jsonl")))
                .hasSize(3)
                .allSatisfy(line -> assertThat(read(line)).isInstanceOf(Entry.Organisation.class));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"company\"                | \"person\"                                   | KIND",
                "\"company\"                | 7                                            | KIND",
                "\"active\"                 | \"ACTIVE\"                                   | STATUS",
                "\"active\"                 | null                                         | STATUS",
                "\"SIA Bērzs\"              | \"  \"                                       | NAME",
                "\"SIA Bērzs\"              | \"SIA\\nBērzs\"                              | NAME",
                "\"SIA Bērzs\"              | \"SIA \\u202ezrēB\"                          | NAME",
                "\"SIA Bērzs\"              | \"a\\u0000b\"                                | NAME",
                "[\"329999-00041\"]         | \"329999-00041\"                             | SIGNATORIES",
                "\"329999-00041\"           | \"010190-10002\"                             | SIGNATORIES",
                "\"329999-00041\"           | \"329999-00041 \"                            | SIGNATORIES",
                "\"329999-00041\"           | 32999900041                                  | SIGNATORIES",
                "\"329999-00041\"           | \"320000-00001\",\"320000-00002\",\"320000-00003\",\"320000-00004\" | SIGNATORIES",
                "\"kind\"                   | \"may\": \"all\", \"kind\"                   | UNKNOWN_MEMBER",
            })
    void aBadMemberRefusesTheRecordUnderItsNumber(String member, String bad, Fault fault) {
        assertThat(read(GOOD.replace(member, bad))).isEqualTo(new Entry.Refused("40103000456", fault));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"40103000457\"", "\"4010300045\"", "40103000456", "\"_DEFAULT@40103000456\"", "null"})
    void withoutItsNumberARecordIsRefusedByItsPlace(String number) {
        assertThat(read(GOOD.replace("\"40103000456\"", number))).isEqualTo(new Entry.Refused(PLACE, Fault.NUMBER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "nothing", "{\"number\": \"40103000456\"} {}", "{\"a\": 1, \"a\": 2}"})
    void whatIsNoJsonIsRefused(String line) {
        assertThat(read(line))
                .isInstanceOfSatisfying(
                        Entry.Refused.class,
                        refused -> assertThat(refused.place()).isEqualTo(PLACE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "null", "\"text\""})
    void whatIsNoObjectIsRefused(String line) {
        assertThat(read(line)).isEqualTo(new Entry.Refused(PLACE, Fault.NUMBER));
    }

    @Test
    void aRecordThatIsTooLongIsRefused() {
        assertThat(read(GOOD.replace("SIA Bērzs", "x".repeat(Settings.RECORD))))
                .isEqualTo(new Entry.Refused(PLACE, Fault.TOO_LONG));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://register.test/changes", "ftp://127.0.0.1/", "http://127.0.0.1.test/", "changes"})
    void aRegisterWhoseAnswersOthersCouldChangeIsRefused(String url) {
        assertThatThrownBy(() -> Settings.of("", url)).hasMessageContaining("https");
    }
}
