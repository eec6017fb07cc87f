package org.eaddress.client.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.eaddress.client.EAddressException;
import org.eaddress.client.HubProblem;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/// Says what failed and what to do next, in words and by the exit code; never with a stack trace.
final class Failures implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
        var terminal = new Terminal(command, EAddress.of(command).json());
        return switch (failure) {
            case EAddressException known -> {
                tell(terminal, error(known), String.valueOf(known.getMessage()), known.next());
                yield Exit.of(known);
            }
            case IOException io -> {
                var next = "Check the path and the rights.";
                tell(terminal, error("file-unusable", words(io), next), words(io), next);
                yield Exit.LOCAL;
            }
            default -> throw failure;
        };
    }

    private static String words(IOException failure) {
        return switch (failure) {
            case NoSuchFileException missing -> missing.getFile() + " does not exist.";
            case AccessDeniedException denied -> denied.getFile() + " may not be used.";
            default -> String.valueOf(failure.getMessage());
        };
    }

    private static void tell(Terminal terminal, Map<String, String> error, String detail, String next) {
        terminal.note(detail);
        terminal.note("Next: " + next);
        terminal.result(Map.of("error", error));
    }

    private static Map<String, String> error(EAddressException failure) {
        var error = error(code(failure), String.valueOf(failure.getMessage()), failure.next());
        if (failure instanceof HubProblem problem && problem.evidence() != null) {
            error.put("evidence", problem.evidence());
        }
        return error;
    }

    private static Map<String, String> error(String code, String detail, String next) {
        return new LinkedHashMap<>(Map.of("code", code, "detail", detail, "next", next));
    }

    private static String code(EAddressException failure) {
        return failure instanceof HubProblem problem
                ? problem.code()
                : failure.getClass()
                        .getSimpleName()
                        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                        .toLowerCase(Locale.ROOT);
    }
}
