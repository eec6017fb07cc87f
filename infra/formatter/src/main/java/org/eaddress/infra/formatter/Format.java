package org.eaddress.infra.formatter;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Checks that every Java file has our format, or gives it to those that have not.
///
/// `Format check|apply ROOT`; ends with 1 when the check finds a file. It runs on the compiler of the JDK it is
/// started with, so it reads the same Java as the build, whatever JDK Maven itself runs on.
final class Format {
    private static final Formatter FORMATTER = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .build());

    private static final int LONGEST_DOC_LINE = 116;

    private Format() {}

    static void main(String[] args) throws IOException, FormatterException {
        boolean apply = args[0].equals("apply");
        Path root = Path.of(args[1]).toRealPath();
        List<Path> different = new ArrayList<>();
        for (Path file : sources(root)) {
            String written = Files.readString(file);
            String formatted = format(file, written);
            if (!formatted.equals(written)) {
                different.add(root.relativize(file));
                if (apply) {
                    Files.writeString(file, formatted);
                }
            }
        }
        different.forEach(file -> System.out.println((apply ? "formatted " : "not formatted: ") + file));
        if (!apply && !different.isEmpty()) {
            System.out.println("Run infra/format.");
            System.exit(1);
        }
    }

    private static List<Path> sources(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !root.relativize(file).toString().contains("target/"))
                    .sorted()
                    .toList();
        }
    }

    private static String format(Path file, String written) throws FormatterException {
        refuseLongDocLines(file, written);
        try {
            String imports = RemoveUnusedImports.removeUnusedImports(
                    ImportOrderer.reorderImports(written, JavaFormatterOptions.Style.PALANTIR));
            return FORMATTER.formatSource(imports);
        } catch (FormatterException unreadable) {
            System.out.println("cannot read " + file);
            throw unreadable;
        }
    }

    /// The formatter breaks a longer line of a `///` comment in two and forgets the slashes of the second.
    private static void refuseLongDocLines(Path file, String written) {
        boolean tooLong = written.lines()
                .anyMatch(
                        line -> line.length() > LONGEST_DOC_LINE && line.strip().startsWith("///"));
        if (tooLong) {
            throw new IllegalArgumentException(
                    "A /// line is longer than %d characters in %s".formatted(LONGEST_DOC_LINE, file));
        }
    }
}
