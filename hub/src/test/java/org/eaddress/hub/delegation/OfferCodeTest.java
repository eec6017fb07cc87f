package org.eaddress.hub.delegation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A code is typed as people type, and guessed by nobody.
class OfferCodeTest {
    private static final OfferCode CODE = OfferCode.typed("ABCD-EFGH-JK29");

    @ParameterizedTest
    @ValueSource(strings = {"ABCD-EFGH-JK29", "abcdefghjk29", " AbCd efgh–jk29\n", "A B C D E F G H J K 2 9"})
    void itIsTheSameHoweverItIsTyped(String typed) {
        assertThat(OfferCode.typed(typed).digest()).isEqualTo(CODE.digest());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ABCD-EFGH-JK2", "ABCD-EFGH-JK299", "ABCD-EFGH-JK28", "ĀBCD-EFGH-JK29"})
    void anotherIsAnother(String typed) {
        assertThat(OfferCode.typed(typed).digest()).isNotEqualTo(CODE.digest());
    }

    @Test
    void itIsShownInGroupsAndReadBack() {
        OfferCode made = OfferCode.make();

        assertThat(made.shown()).matches("[A-HJ-NP-Z2-9]{4}(-[A-HJ-NP-Z2-9]{4}){2}");
        assertThat(OfferCode.typed(made.shown().toLowerCase(Locale.ROOT))).isEqualTo(made);
        assertThat(made.toString()).doesNotContain(made.letters());
    }

    @Test
    void noTwoAreTheSame() {
        assertThat(Stream.generate(OfferCode::make).limit(1000)).doesNotHaveDuplicates();
    }
}
