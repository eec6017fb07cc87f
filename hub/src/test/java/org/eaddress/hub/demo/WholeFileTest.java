package org.eaddress.hub.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the demo writes at each start, while its parties read it and hubs are killed.
class WholeFileTest {
    @TempDir
    Path folder;

    @Test
    void replacesAFileAndNeverChangesIt() throws Exception {
        Path file = folder.resolve("council.p12");
        WholeFile.write(file, "old");
        Path whoReads = Files.createLink(folder.resolve("being-read"), file);

        WholeFile.write(file, "new");

        assertThat(whoReads).hasContent("old");
        assertThat(file).hasContent("new");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("council.p12", "being-read");
    }
}
