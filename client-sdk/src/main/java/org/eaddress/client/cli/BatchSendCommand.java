package org.eaddress.client.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.eaddress.client.BatchStatus;
import org.eaddress.client.EAddressClient;
import org.eaddress.client.Message;
import org.eaddress.client.Outcome;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

@Command(
        name = "send",
        description = "Sends the batch, or goes on with it: repeat the command with its --id after a crash.")
final class BatchSendCommand extends Subcommand {
    @Option(names = "--to-file", required = true, paramLabel = "FILE", description = "The recipients, one a line.")
    Path toFile = Path.of("");

    @Option(names = "--subject", required = true, paramLabel = "LINE")
    String subject = "";

    @Option(names = "--text", paramLabel = "TEXT")
    @Nullable
    String text;

    @Option(names = "--id", paramLabel = "UUID", description = "The batch's own, a UUIDv7; made when not given.")
    @Nullable
    UUID id;

    @Parameters(paramLabel = "DOCUMENT", arity = "1..*", description = "The documents' files.")
    List<Path> documents = List.of();

    @Override
    int run(EAddressClient client, Terminal terminal) throws IOException {
        var message = message();
        var key = id == null ? Message.newId() : id;
        terminal.note("Sending the batch %s; repeat with --id %s if this ends early.".formatted(key, key));
        var others = new AtomicInteger();
        var status = client.batches().send(key, message, outcome -> {
            if (!(outcome instanceof Outcome.Sent)) {
                others.incrementAndGet();
                Reports.note(List.of(outcome), terminal);
            }
        });
        terminal.say(BatchStatusCommand.words(status));
        terminal.result(status);
        return exit(status, others.get());
    }

    private static int exit(BatchStatus status, int others) {
        return status.state().equals("done") && others == 0 ? Exit.FINE : Exit.REFUSED;
    }

    private Message message() throws IOException {
        var to = Files.readAllLines(toFile).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (to.isEmpty() || subject.isBlank()) {
            throw new ParameterException(command(), "A batch needs recipients and a subject.");
        }
        var message = Message.to(to).subject(subject);
        message = text == null ? message : message.text(text);
        for (var document : documents) {
            message = message.document(document);
        }
        return message;
    }
}
