package org.eaddress.hub.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ProblemTypesTest {
    private static final Pattern SECTION =
            Pattern.compile("## ([a-z-]+)\\n\\n\\*\\*(\\d{3})\\. (.+?)\\.\\*\\* .+\\n\\n\\*Next:\\* (.+)\\n");

    @Test
    void theDocumentAndTheCodeTellTheSame() throws IOException {
        String[] documented = SECTION.matcher(document())
                .results()
                .map(ProblemTypesTest::line)
                .toArray(String[]::new);

        assertThat(Arrays.stream(ProblemType.values()).map(ProblemTypesTest::line))
                .containsExactlyInAnyOrder(documented);
    }

    private static String line(MatchResult section) {
        return String.join("|", section.group(1), section.group(2), section.group(3), section.group(4));
    }

    private static String line(ProblemType type) {
        return String.join("|", type.code(), Integer.toString(type.status()), type.title(), type.next());
    }

    private static String document() throws IOException {
        try (InputStream in = ProblemTypesTest.class.getResourceAsStream("/api-spec/problems.md")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
