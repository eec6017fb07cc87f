package org.eaddress.hub.multipart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class AtMostTest {
    private static AtMost of(int size, int most) {
        return new AtMost(new ByteArrayInputStream(new byte[size]), most);
    }

    @Test
    void aBodyThatIsTooLongBreaksOffWhateverItDeclared() throws IOException {
        assertThat(of(10, 10).readAllBytes()).hasSize(10);
        assertThatThrownBy(() -> of(10, 9).readAllBytes()).isInstanceOf(BrokenBodyException.class);
        assertThatThrownBy(() -> of(10, 9).skipNBytes(10)).isInstanceOf(BrokenBodyException.class);
        assertThatThrownBy(() -> of(1, 0).read()).isInstanceOf(BrokenBodyException.class);
    }
}
