package org.eaddress.hub.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrowserNameTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0 | Firefox, Linux
                    Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/142.0 Safari/537.36 | Chrome, Windows
                    Mozilla/5.0 (Windows NT 10.0) Chrome/142.0 Safari/537.36 Edg/142.0 | Edge, Windows
                    Mozilla/5.0 (Linux; Android 15) Chrome/142.0 Mobile Safari/537.36 | Chrome, Android
                    Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18.0 Safari/605.1.15 | Safari, macOS
                    Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) CriOS/142.0 Safari/604.1 | Chrome, iPhone
                    Mozilla/5.0 (Windows NT 10.0) Something/1 | Windows
                    """)
    void aBrowserIsNamedAsItsOwnerKnowsIt(String says, String name) {
        assertThat(BrowserName.of(says)).isEqualTo(name);
    }

    @Test
    void nothingOfWhatItMakesUpIsKept() {
        assertThat(BrowserName.of("<script>alert(1)</script>")).isEmpty();
        assertThat(BrowserName.of(null)).isEmpty();
    }
}
