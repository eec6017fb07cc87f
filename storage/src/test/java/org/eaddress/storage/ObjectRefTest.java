package org.eaddress.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectRefTest {

    @Test
    void aReferenceIsShownAsItsValue() {
        assertThat(new ObjectRef("s:00:1:2")).hasToString("s:00:1:2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\n", "ā"})
    void blanksAndOtherAlphabetsAreRefused(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ObjectRef(value));
    }

    @Test
    void whatFitsNoColumnIsRefused() {
        assertThat(new ObjectRef("x".repeat(199)).value()).hasSize(199);
        assertThatIllegalArgumentException().isThrownBy(() -> new ObjectRef("x".repeat(200)));
    }
}
