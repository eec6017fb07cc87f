package org.eaddress.infra;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Runs the scripts of `infra` as a user does.
public final class Shell {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final long LONGEST_MINUTES = 5;

    private Shell() {}

    /// What a command printed, and how it ended.
    public record Result(int exit, List<String> lines) {
        public String last() {
            return lines.getLast();
        }

        public JsonNode json() {
            return JsonMapper.shared().readTree(last());
        }
    }

    /// Runs `infra/NAME ARGUMENTS`; what it says on standard error goes to ours.
    public static Result infra(String name, String... arguments) throws IOException, InterruptedException {
        return ended(command(name, arguments).redirectError(ProcessBuilder.Redirect.INHERIT));
    }

    /// The same, with what it says on standard error among the lines.
    public static Result aloud(String name, String... arguments) throws IOException, InterruptedException {
        return ended(command(name, arguments).redirectErrorStream(true));
    }

    private static ProcessBuilder command(String name, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(ROOT.resolve("infra").resolve(name).toString());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).directory(ROOT.toFile());
    }

    private static Result ended(ProcessBuilder command) throws IOException, InterruptedException {
        Process process = command.start();
        List<String> lines = process.inputReader().lines().toList();
        if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        return new Result(process.waitFor(), lines);
    }
}
