package org.eaddress.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The command line starts from a cache of classes, and works the same whatever is wrong with it.
class ClassCacheTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String VECTOR = "api-spec/vectors/receipt-alone.json";

    @TempDir
    Path checkout;

    private Path cache;

    enum Trouble {
        EMPTY,
        GARBAGE,
        CUT,
        OF_OTHER_JARS,
        CANNOT_BE_MADE
    }

    @BeforeEach
    void layOutACheckout() throws IOException {
        for (String file : List.of(
                VECTOR,
                "infra/eaddress",
                "infra/lib/java.sh",
                "infra/lib/class-cache",
                "infra/lib/newer-classes",
                "infra/lib/NewerClasses.java")) {
            copy(file);
        }
        try (Stream<Path> built = Files.walk(ROOT.resolve("client-sdk/target/lib"))) {
            for (Path jar : built.filter(Files::isRegularFile).toList()) {
                copy(ROOT.relativize(jar).toString());
            }
        }
        copy("client-sdk/target/client-sdk-0.1.0-SNAPSHOT.jar");
        cache = checkout.resolve("client-sdk/target/eaddress.aot");
        JsonNode vector = JsonMapper.shared().readTree(ROOT.resolve(VECTOR).toFile());
        Files.writeString(checkout.resolve("receipt"), vector.get("evidence").asString());
        Files.writeString(checkout.resolve("trust.pem"), vector.get("trust").asString());
    }

    @Test
    void theFirstCommandMakesItAndTheNextHaveIt() throws Exception {
        requireValid(verify());
        assertThat(cache).isNotEmptyFile();
        assertThat(cache.resolveSibling("newer")).isDirectoryContaining("glob:**picocli-*.jar");
        FileTime made = Files.getLastModifiedTime(cache);

        requireValid(verify());
        assertThat(Files.getLastModifiedTime(cache)).isEqualTo(made);
        requireValid(verify("-XX:AOTMode=on")); // which does not start without one that fits
    }

    @Test
    void severalFirstCommandsAtOnceAllWork() throws Exception {
        List<Process> all = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            all.add(verify());
        }
        for (Process each : all) {
            requireValid(each);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whateverIsWrongWithItNothingIsSaidAndTheCommandWorks(Trouble trouble) throws Exception {
        if (trouble == Trouble.CUT || trouble == Trouble.OF_OTHER_JARS) {
            requireValid(verify());
        }
        switch (trouble) {
            case EMPTY -> Files.createFile(cache);
            case GARBAGE -> Files.writeString(cache, "no cache ".repeat(10_000));
            case CUT -> Files.write(cache, Arrays.copyOf(Files.readAllBytes(cache), 1_000_000));
            case OF_OTHER_JARS ->
                Files.setLastModifiedTime(
                        checkout.resolve("client-sdk/target/client-sdk-0.1.0-SNAPSHOT.jar"),
                        FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
            case CANNOT_BE_MADE -> Files.createDirectory(cache.resolveSibling("eaddress.aot.lock"));
        }
        requireValid(verify());
    }

    private void copy(String file) throws IOException {
        Path to = checkout.resolve(file);
        Files.createDirectories(to.getParent());
        Files.copy(ROOT.resolve(file), to, StandardCopyOption.COPY_ATTRIBUTES);
    }

    private Process verify(String... options) throws IOException {
        ProcessBuilder command = new ProcessBuilder(
                checkout.resolve("infra/eaddress").toString(),
                "--json",
                "verify",
                checkout.resolve("receipt").toString(),
                "--trust",
                checkout.resolve("trust.pem").toString());
        command.environment().put("JDK_JAVA_OPTIONS", String.join(" ", options));
        return command.redirectErrorStream(true).start();
    }

    private static void requireValid(Process command) throws Exception {
        List<String> lines = command.inputReader()
                .lines()
                .filter(line -> !line.startsWith("NOTE: Picked up JDK_JAVA_OPTIONS"))
                .toList();
        assertThat(command.waitFor()).isZero();
        assertThat(lines).singleElement().asString().startsWith("{\"valid\":true");
    }
}
