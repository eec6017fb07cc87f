package org.eaddress.hub.representation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.eaddress.hub.representation.RepresentationRegister.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files are read on from where they were read to, and nothing is passed over.
class FolderRegisterTest {
    private static final int ALL = 100;

    @TempDir
    private Path folder;

    private RepresentationRegister register;

    @BeforeEach
    void begin() {
        register = new FolderRegister(folder, Settings.reader(), Settings.RECORD);
    }

    private static String line(String name) {
        return "{\"number\": \"40103000456\", \"name\": \"%s\", \"kind\": \"company\", \"status\": \"active\", \"signatories\": []}"
                .formatted(name);
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static List<String> names(Page page) {
        return page.entries().stream()
                .map(entry ->
                        entry instanceof Entry.Organisation one ? one.account().name() : "refused")
                .toList();
    }

    @Test
    void filesAreReadInTheOrderOfTheirNamesAndOnFromTheLastPage() throws IOException {
        write("2.jsonl", line("third") + "\n");
        write("1.jsonl", line("first") + "\n\n" + line("second") + "\n");
        write("notes.txt", "not of the register\n");

        Page first = register.changes(Optional.empty(), 2);
        Page second = register.changes(first.cursor(), 2);
        write("2.jsonl", line("fourth") + "\n");
        Page third = register.changes(second.cursor(), 2);

        assertThat(names(first)).containsExactly("first", "second");
        assertThat(first.more()).isTrue();
        assertThat(names(second)).containsExactly("third");
        assertThat(second.more()).isFalse();
        assertThat(names(third)).containsExactly("fourth");
        assertThat(register.changes(third.cursor(), 2).entries()).isEmpty();
    }

    @Test
    void anotherFolderIsAnotherRegister() {
        RepresentationRegister other = new FolderRegister(folder.resolve("other"), Settings.reader(), Settings.RECORD);

        assertThat(other.name()).isNotEqualTo(register.name());
    }

    @Test
    void aLineThatIsBeingWrittenWaitsForItsEnd() throws IOException {
        write("1.jsonl", line("whole") + "\n" + line("half").substring(0, 20));

        Page before = register.changes(Optional.empty(), ALL);
        write("1.jsonl", line("half").substring(20) + "\n");

        assertThat(names(before)).containsExactly("whole");
        assertThat(names(register.changes(before.cursor(), ALL))).containsExactly("half");
    }

    @Test
    void nothingIsReadBehindAFileWhoseLastLineHasNoEnd() throws IOException {
        write("1.jsonl", line("half"));
        write("2.jsonl", line("later") + "\n");

        assertThatThrownBy(() -> register.changes(Optional.empty(), ALL)).hasMessageContaining("without an end");
    }

    @Test
    void aBadLineIsRefusedByItselfHoweverLongItIs() throws IOException {
        write("1.jsonl", line("good") + "\n" + "x".repeat(1 << 20) + "\n{\n" + line("good too") + "\n");

        assertThat(names(register.changes(Optional.empty(), ALL)))
                .containsExactly("good", "refused", "refused", "good too");
    }

    @Test
    void aFileThatWasCutOrIsGoneIsNoAnswer() throws IOException {
        write("1.jsonl", line("first") + "\n");
        Optional<String> cursor = register.changes(Optional.empty(), ALL).cursor();

        Files.writeString(folder.resolve("1.jsonl"), "");
        assertThatThrownBy(() -> register.changes(cursor, ALL)).hasMessageContaining("shorter");
        Files.delete(folder.resolve("1.jsonl"));
        assertThatThrownBy(() -> register.changes(cursor, ALL)).hasMessageContaining("gone");
        Files.delete(folder);
        assertThatThrownBy(() -> register.changes(Optional.empty(), ALL)).isInstanceOf(IOException.class);
    }
}
