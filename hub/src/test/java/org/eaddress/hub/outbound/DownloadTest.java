package org.eaddress.hub.outbound;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DownloadTest {
    @Test
    void whatCannotBeAskedFailsAsWhatIsNotAnswered() {
        Download download = new Download(Duration.ofSeconds(1));
        Map<String, String> headers = Map.of("Authorization", "Bearer a\nb");

        assertThatThrownBy(() -> download.get(URI.create("http://127.0.0.1/"), Map.of(), headers, 10))
                .isInstanceOf(IOException.class)
                .hasMessage("not an answer");
    }
}
