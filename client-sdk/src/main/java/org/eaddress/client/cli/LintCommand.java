package org.eaddress.client.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.eaddress.client.proof.MalformedEvidence;
import org.eaddress.client.proof.Sealed;
import org.eaddress.client.proof.SealedStatement;
import org.eaddress.client.proof.lint.KeepingFinding;
import org.eaddress.client.proof.lint.Lint;
import org.eaddress.client.proof.lint.LintFinding;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "lint",
        description = "Checks that pieces of evidence, and statements about what the hub keeps, agree with themselves "
                + "and with each other; needs no profile.")
final class LintCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Sealed evidence or statements, each a compact JWS.")
    List<Path> files = List.of();

    @Spec
    @Nullable
    CommandSpec spec;

    /// What is said of one piece: the name of the rule, what it concerns, what must be true.
    record Told(String rule, String about, String text) {
        static Told of(LintFinding finding) {
            return new Told(
                    finding.rule().code(),
                    finding.evidence().toString(),
                    finding.rule().text());
        }

        static Told of(KeepingFinding finding) {
            return new Told(
                    finding.rule().code(),
                    finding.statement().toString(),
                    finding.rule().text());
        }
    }

    @Override
    public Integer call() throws IOException {
        if (spec == null) {
            throw new IllegalStateException("Run outside the command line.");
        }
        var command = spec.commandLine();
        var terminal = new Terminal(command, EAddress.of(command).json());
        var told = told();
        told.forEach(one -> terminal.say("%s  %s%n    %s".formatted(one.rule(), one.about(), one.text())));
        terminal.say("%d files, %d findings".formatted(files.size(), told.size()));
        terminal.result(Map.of("files", files.size(), "findings", told));
        return told.isEmpty() ? Exit.FINE : Exit.DIFFERENT;
    }

    private List<Told> told() throws IOException {
        var told = new ArrayList<Told>();
        var pieces = new ArrayList<Sealed>();
        var statements = new ArrayList<SealedStatement>();
        for (var file : files) {
            var jws = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
            try {
                var statement = SealedStatement.unverified(jws);
                if (statement.isPresent()) {
                    statements.add(statement.get());
                } else {
                    pieces.add(Sealed.unverified(jws));
                }
            } catch (MalformedEvidence e) {
                told.add(new Told("malformed", file.toString(), String.valueOf(e.getMessage())));
            }
        }
        Lint.of(pieces).stream().map(Told::of).forEach(told::add);
        Lint.ofStatements(statements).stream().map(Told::of).forEach(told::add);
        return told;
    }
}
