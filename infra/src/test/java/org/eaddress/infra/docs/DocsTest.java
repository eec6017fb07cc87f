package org.eaddress.infra.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eaddress.hub.delivery.DeliveryState;
import org.eaddress.infra.docs.Page.Link;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.FileSystemResource;

/// What the pages say is still so.
class DocsTest {
    private static final String LIFE = "docs/life-of-a-message.md";
    private static final Path FIVE_LINES =
            Page.ROOT.resolve("client-sdk/src/test/java/org/eaddress/client/FiveLines.java");
    private static final Path SETTINGS = Page.ROOT.resolve("hub/src/main/resources/application.yaml");
    private static final Pattern METHOD = Pattern.compile("`(\\w+)\\.(\\w+)`");

    @TestFactory
    Stream<DynamicTest> everyLinkLeadsSomewhere() throws IOException {
        return Page.all().stream()
                .map(page -> DynamicTest.dynamicTest(
                        page.toString(), () -> assertThat(page.links()).allSatisfy(DocsTest::requireTarget)));
    }

    private static void requireTarget(Link link) {
        assertThat(link.target()).exists().startsWith(Page.ROOT);
        if (!link.fragment().isEmpty()) {
            assertThat(Page.at(link.target().toString()).fragments()).contains(link.fragment());
        }
    }

    @TestFactory
    Stream<DynamicTest> everyMethodThatAPageNamesIsThere() throws IOException {
        return Page.all().stream()
                .flatMap(page -> page.links().stream())
                .filter(link -> METHOD.matcher(link.text()).matches())
                .distinct()
                .map(link -> DynamicTest.dynamicTest(link.text(), () -> requireMethod(link)));
    }

    private static void requireMethod(Link link) throws IOException {
        Matcher name = METHOD.matcher(link.text());
        assertThat(name.matches()).isTrue();
        assertThat(link.target()).hasFileName(name.group(1) + ".java");
        assertThat(Files.readString(link.target()))
                .containsPattern("(?m)^ +(?!return |throw |new )[\\w@<>\\[\\],.? ]+ " + name.group(2) + "\\(");
    }

    @Test
    void eachRowOfTheLifeOfAMessageHasItsOneMethod() {
        List<List<String>> rows = Page.at(LIFE).rows(Pattern.compile("\\d+[a-g]?"));

        assertThat(rows)
                .extracting(List::getFirst)
                .containsExactly(
                        "0", "1", "2", "3", "4", "5", "5a", "6", "7", "8", "8a", "9a", "9b", "9c", "9d", "9e", "10a",
                        "10b", "10c", "10d", "11a", "11b", "11c", "11d", "11e", "12", "12a", "12b", "12c", "12d", "12e",
                        "12f", "12g", "13", "13a", "14", "15", "15a", "15b");
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.get(2)).matches("\\[" + METHOD.pattern() + "\\]\\([^)]+\\.java\\)"));
    }

    @Test
    void theDiagramShowsTheStatesOfADelivery() {
        String diagram = Page.at(LIFE).blocks("mermaid").getLast();

        List<String> drawn = Pattern.compile("--> (\\w+):")
                .matcher(diagram)
                .results()
                .map(arrow -> arrow.group(1))
                .distinct()
                .toList();

        assertThat(drawn)
                .containsExactlyElementsOf(Arrays.stream(DeliveryState.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .toList());
    }

    @Test
    void theReadmeShowsTheFiveLinesThatAreCompiled() throws IOException {
        assertThat(Page.at("README.md").blocks("java")).containsExactly(fiveLines());
    }

    @Test
    void theReadmeOfTheSdkShowsThemTooButForTheLineBreaks() throws IOException {
        assertThat(Page.at("client-sdk/README.md").blocks("java"))
                .singleElement()
                .asString()
                .isEqualToIgnoringWhitespace(fiveLines());
    }

    private static String fiveLines() throws IOException {
        String compiled = Files.readString(FIVE_LINES);
        String tagged = compiled.substring(
                compiled.indexOf('\n', compiled.indexOf("// tag::five-lines[]")) + 1,
                compiled.lastIndexOf('\n', compiled.indexOf("// end::five-lines[]")));
        return tagged.stripIndent() + "\n";
    }

    @Test
    void theTableOfSettingsIsThatOfTheApplication() throws IOException {
        Map<String, String> documented = new LinkedHashMap<>();
        Page.at("docs/operating.md").rows(Pattern.compile("`[a-zA-Z0-9.-]+`")).stream()
                .filter(row -> row.get(1).startsWith("`") || row.get(1).equals("a list"))
                .forEach(row -> documented.put(unquoted(row.getFirst()), unquoted(row.get(1))));

        assertThat(documented).containsAllEntriesOf(settings());
    }

    private static Map<String, String> settings() throws IOException {
        Map<String, String> settings = new LinkedHashMap<>();
        for (var source : new YamlPropertySourceLoader().load("settings", new FileSystemResource(SETTINGS))) {
            for (String name : ((EnumerablePropertySource<?>) source).getPropertyNames()) {
                boolean inList = name.endsWith("]");
                settings.put(
                        inList ? name.substring(0, name.indexOf('[')) : name,
                        inList ? "a list" : String.valueOf(source.getProperty(name)));
            }
        }
        return settings;
    }

    private static String unquoted(String cell) {
        return cell.replace("`", "");
    }
}
