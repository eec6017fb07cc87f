package org.eaddress.client.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eaddress.client.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A hub, a profile and a document, and the command that uses them.
abstract class CommandLineTest {
    static final String ANNA = "_PRIVATE@32345678901";

    @TempDir
    Path folder;

    World world;
    String profile;
    String permit;

    @BeforeEach
    void begin() throws IOException, GeneralSecurityException {
        world = new World(folder);
        profile = world.profile().toString();
        permit = Files.writeString(folder.resolve("permit.pdf"), "Granted.").toString();
    }

    @AfterEach
    void end() {
        world.close();
    }

    /// What a command did.
    record Ran(int exit, String out, String err) {
        JsonNode json() {
            return new JsonMapper().readTree(out.lines().toList().getLast());
        }
    }

    Ran send(String... options) {
        var line = new ArrayList<>(List.of("send", "--to", ANNA, "--subject", "Building permit", permit));
        line.addAll(List.of(options));
        return connected(line.toArray(String[]::new));
    }

    Ran connected(String... line) {
        return run(Stream.concat(Stream.of(line), Stream.of("--profile", profile, "--json"))
                .toArray(String[]::new));
    }

    static Ran run(String... line) {
        var out = new StringWriter();
        var err = new StringWriter();
        var exit = EAddress.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(line);
        return new Ran(exit, out.toString(), err.toString());
    }
}
