package org.eaddress.hub.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The blocks of code in the operators' guide.
final class Guide {
    private static final Path PAGE = Path.of("../docs/operating.md");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```(?:sh)?\\n(.*?)^ *```$");

    private Guide() {}

    /// The one block that holds this text.
    static String block(String text) {
        try {
            return BLOCK.matcher(Files.readString(PAGE))
                    .results()
                    .map(MatchResult::group)
                    .filter(block -> block.contains(text))
                    .reduce((one, other) -> {
                        throw new IllegalStateException("two blocks hold " + text);
                    })
                    .map(Guide::content)
                    .orElseThrow(() -> new IllegalStateException("no block holds " + text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String content(String block) {
        return block.lines()
                .filter(line -> !line.strip().startsWith("```"))
                .map(line -> line + "\n")
                .reduce("", String::concat)
                .stripIndent();
    }
}
