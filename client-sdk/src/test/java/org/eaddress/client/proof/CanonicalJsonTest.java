package org.eaddress.client.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

class CanonicalJsonTest {
    private static final JsonMapper JSON = new JsonMapper();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"b\":[{\"z\":1,\"a\":\"x\"}],\"a\":9007199254740992}",
                "{\"\\u20ac\":\"Euro\",\"\\r\":\"Return\",\"\\ufb33\":\"Dalet\",\"1\":\"One\",\"\\ud83d\\ude00\":\"Smile\"}",
                "{\"text\":\"\\u0000\\u001f\\b\\t\\n\\f\\r\\\"\\\\/\\u007f\\u2028 āčē\"}",
                "{\"n\":-5,\"o\":0}"
            })
    void itIsWhatTheReferenceWrites(String json) throws IOException {
        assertThat(canonical(json)).isEqualTo(new JsonCanonicalizer(json).getEncodedString());
    }

    @Test
    void itIsWhatTheReferenceWritesForAnyText() throws IOException {
        var random = new Random(20261120);
        for (int i = 0; i < 2000; i++) {
            var name = text(random);
            var json = JSON.writeValueAsString(JsonNodeFactory.instance
                    .objectNode()
                    .put(name, text(random))
                    .put(text(random), random.nextInt()));
            assertThat(canonical(json)).isEqualTo(new JsonCanonicalizer(json).getEncodedString());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1.5", "true", "null", "9007199254740993", "\"\\ud800\"", "\"\\udc00a\"", "{\"a\":\"\\ud800x\"}"
            })
    void whatAMessageCannotHoldIsRefused(String json) {
        assertThatThrownBy(() -> canonical(json)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String canonical(String json) {
        return new String(CanonicalJson.of(JSON.readTree(json)), StandardCharsets.UTF_8);
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(12), 0, 0x20000)
                .filter(point -> point < 0xd800 || point > 0xdfff)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
