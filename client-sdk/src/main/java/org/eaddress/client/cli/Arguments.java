package org.eaddress.client.cli;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eaddress.client.RejectionReason;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/// What is written on the command line, read strictly and refused in words.
final class Arguments {
    static final String GARBLED =
            "An argument has letters that could not be read: the locale has another encoding than "
                    + "the one it was written in. Nothing was done. Run it in a UTF-8 locale, such as with LC_ALL=C.UTF-8.";

    private static final char UNREADABLE = '\ufffd';

    private Arguments() {}

    static CommandLine readBy(CommandLine command) {
        return command.registerConverter(UUID.class, Arguments::id)
                .registerConverter(RejectionReason.class, Arguments::reason)
                .registerConverter(Instant.class, Arguments::time)
                .registerConverter(Path.class, Arguments::path)
                .registerConverter(URI.class, Arguments::address)
                .setExecutionStrategy(Arguments::run);
    }

    /// Java puts U+FFFD where the locale's encoding did not know a byte. As text it would be sent for good.
    static boolean areGarbled(List<String> arguments) {
        return arguments.stream().anyMatch(argument -> argument.indexOf(UNREADABLE) >= 0);
    }

    private static int run(ParseResult line) {
        if (areGarbled(line.originalArgs())) {
            throw new ParameterException(line.commandSpec().commandLine(), GARBLED);
        }
        return new CommandLine.RunLast().execute(line);
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("'%s' is not a UUID".formatted(text));
        }
    }

    private static RejectionReason reason(String code) {
        return Arrays.stream(RejectionReason.values())
                .filter(reason -> reason.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'%s' is not a reason".formatted(code)));
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("'%s' is not a time in UTC such as 2026-11-20T08:00:00Z".formatted(text));
        }
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException("'%s' is not a path".formatted(text));
        }
    }

    private static URI address(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("'%s' is not an address".formatted(text));
        }
    }
}
