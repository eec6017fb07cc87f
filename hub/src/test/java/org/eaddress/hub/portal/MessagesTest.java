package org.eaddress.hub.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path JAVA = Path.of("src/main/java");
    private static final Pattern IN_TEMPLATE = Pattern.compile("#\\{([a-zA-Z0-9.-]+)");
    private static final Pattern IN_JAVA = Pattern.compile("\\.?say\\(\"([a-zA-Z0-9.-]+)\"");
    private static final Pattern COUNTED = Pattern.compile("\\.count\\(\"([a-zA-Z0-9.-]+)\"");
    /// Keys put together from a part and a value.
    private static final List<String> COMPOSED = List.of(
            "ended.",
            "error.",
            "happened.",
            "month.",
            "date.",
            "proof.event.",
            "deadline.",
            "consent.scope.",
            "consent.back.",
            "consents.ended.",
            "connections.change.",
            "connections.health.",
            "connections.said.",
            "settings.said.",
            "sign-in-failed.why.",
            "sessions.level.",
            "sessions.end.",
            "step-up.act.",
            "step-up.go-on.",
            "demo.sign-in.level.",
            "settings.days.",
            "look-ups.means.",
            "look-ups.purpose.",
            "delegations.state.",
            "delegations.power.",
            "delegations.basis.",
            "people.role.",
            "people.may.",
            "people.state.",
            "people.said.",
            "people.fault.",
            "vendors.state.",
            "vendors.said.",
            "vendors.fault.",
            "delegations.fault.",
            "delegations.said.",
            "board.",
            "check.serious.",
            "returned.",
            "sandbox.sample.",
            "sandbox.refusals.at.",
            "sandbox.refusals.to-come.",
            "sandbox.reason.",
            "sandbox.said.",
            "sent.standing.",
            "sent.just-now.",
            "sent.state.",
            "sent.said.");

    private final Set<String> latvian = keys("messages.properties");
    private final Set<String> english = keys("messages_en.properties");

    @Test
    void bothLanguagesSayTheSameThings() {
        assertThat(english).isEqualTo(latvian);
    }

    @Test
    void everythingThePagesSayHasWords() {
        assertThat(latvian).containsAll(used());
    }

    @Test
    void noWordsAreLeftOver() {
        Set<String> used = used();
        assertThat(latvian)
                .filteredOn(key -> COMPOSED.stream().noneMatch(key::startsWith))
                .isSubsetOf(used);
    }

    /// One alone is eaten where the words are put together.
    @ParameterizedTest
    @ValueSource(strings = {"messages.properties", "messages_en.properties"})
    void everyApostropheStandsTwice(String bundle) {
        assertThat(words(bundle).values())
                .extracting(words -> words.toString().replace("''", ""))
                .noneMatch(words -> words.contains("'"));
    }

    private static Set<String> used() {
        Set<String> used = new TreeSet<>(found(RESOURCES.resolve("templates"), IN_TEMPLATE));
        used.addAll(found(JAVA, IN_JAVA));
        for (String counted : found(JAVA, COUNTED)) {
            used.add(counted + ".one");
            used.add(counted + ".many");
        }
        return used;
    }

    private static List<String> found(Path folder, Pattern pattern) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .flatMap(file -> pattern.matcher(read(file)).results())
                    .map((MatchResult match) -> match.group(1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> keys(String bundle) {
        return new TreeSet<>(words(bundle).stringPropertyNames());
    }

    private static Properties words(String bundle) {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(RESOURCES.resolve(bundle))) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
