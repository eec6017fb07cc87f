package org.eaddress.client.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eaddress.client.EAddressException;
import org.eaddress.client.FileTrouble;
import org.eaddress.client.HubProblem;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// Says what failed and what to do next, in words and by the exit code; never with a stack trace.
final class Failures implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
        var terminal = new Terminal(command, EAddress.of(command).json());
        return switch (failure) {
            case EAddressException known -> {
                tell(terminal, error(known), code(known) + ": " + detail(known), known.next());
                yield Exit.of(known);
            }
            case IOException io -> unusable(terminal, io);
            case UncheckedIOException io when io.getCause() instanceof IOException cause -> unusable(terminal, cause);
            case InvalidPathException path -> unusable(terminal, new IOException(path.getInput() + " is no path here"));
            default -> throw failure;
        };
    }

    private static int unusable(Terminal terminal, IOException failure) {
        var words = FileTrouble.words(failure);
        var next = "Check the path and the rights.";
        tell(terminal, error("file-unusable", words, next), "file-unusable: " + words, next);
        return Exit.LOCAL;
    }

    /// A command line that is not understood: what is wrong, and where its help is; and one line for programs.
    static int misused(ParameterException wrong, String[] line) {
        var command = wrong.getCommandLine();
        var terminal = new Terminal(command, List.of(line).contains("--json"));
        var said = Arguments.areGarbled(List.of(line)) ? Arguments.GARBLED : String.valueOf(wrong.getMessage());
        var next = "See %s --help.".formatted(command.getCommandSpec().qualifiedName());
        terminal.note(said);
        UnmatchedArgumentException.printSuggestions(wrong, command.getErr());
        terminal.note(next);
        terminal.result(Map.of("error", error("usage", said, next)));
        return Exit.USAGE;
    }

    private static void tell(Terminal terminal, Map<String, String> error, String said, String next) {
        terminal.note(said);
        terminal.note("Next: " + next);
        terminal.result(Map.of("error", error));
    }

    static Map<String, String> error(EAddressException failure) {
        var error = error(code(failure), detail(failure), failure.next());
        if (failure instanceof HubProblem problem && problem.evidence() != null) {
            error.put("evidence", problem.evidence());
        }
        return error;
    }

    private static Map<String, String> error(String code, String detail, String next) {
        return new LinkedHashMap<>(Map.of("code", code, "detail", detail, "next", next));
    }

    private static String detail(EAddressException failure) {
        return failure instanceof HubProblem problem ? problem.detail() : String.valueOf(failure.getMessage());
    }

    static String code(EAddressException failure) {
        return failure instanceof HubProblem problem
                ? problem.code()
                : failure.getClass()
                        .getSimpleName()
                        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                        .toLowerCase(Locale.ROOT);
    }
}
