package org.eaddress.infra.chaos;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What the processes of a run say, a file each.
record Logs(Path folder) {
    static Logs of(Path data) {
        return new Logs(data.resolve("logs"));
    }

    Path file(String name) {
        return folder.resolve(name.replace(' ', '-') + ".log");
    }

    List<String> lines(String name, Predicate<String> wanted) throws IOException {
        Path file = file(name);
        if (Files.notExists(file)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            return lines.filter(wanted).toList();
        }
    }
}
