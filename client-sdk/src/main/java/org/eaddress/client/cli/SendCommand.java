package org.eaddress.client.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eaddress.client.EAddressClient;
import org.eaddress.client.LedgerUnusable;
import org.eaddress.client.Message;
import org.eaddress.client.Priority;
import org.eaddress.client.Receipt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

@Command(
        name = "send",
        description = "Finishes what was begun, then sends a message: when this ends well, it is legally sent.")
final class SendCommand extends Subcommand {
    @Option(names = "--to", required = true, paramLabel = "E-ADDRESS", description = "A recipient; repeat for more.")
    List<String> to = List.of();

    @Option(names = "--subject", required = true, paramLabel = "LINE")
    String subject = "";

    @Option(names = "--text", paramLabel = "TEXT")
    @Nullable
    String text;

    @Option(names = "--reference", paramLabel = "REFERENCE", description = "The sender's own reference.")
    @Nullable
    String reference;

    @Option(
            names = "--id",
            paramLabel = "UUID",
            description = "A UUIDv7 to send under; repeating the command with it gives the same receipt.")
    @Nullable
    UUID id;

    @Option(
            names = "--receipt",
            paramLabel = "FILE",
            description = "Where to save a copy of the receipt; one is always kept beside the ledger.")
    @Nullable
    Path receiptFile;

    @Option(names = "--not-before", paramLabel = "TIME", description = "Consign it no earlier, RFC 3339 in UTC.")
    @Nullable
    Instant notBefore;

    @Option(
            names = "--expires",
            paramLabel = "TIME",
            description = "Whoever has not opened or taken it by then cannot any more.")
    @Nullable
    Instant expires;

    @Option(names = "--priority", description = "How urgently to consign it: ${COMPLETION-CANDIDATES}.")
    @Nullable
    Priority priority;

    @Option(
            names = "--unless-warned",
            description =
                    "Ask first, and send nothing if a recipient may be the wrong one: never written to before, or "
                            + "one of several of that name.")
    boolean unlessWarned;

    @Parameters(paramLabel = "DOCUMENT", arity = "1..*", description = "The documents' files.")
    List<Path> documents = List.of();

    @Override
    int run(EAddressClient client, Terminal terminal) {
        var message = message();
        requireWritable(receiptFile);
        if (unlessWarned && warned(client, terminal)) {
            return Exit.DIFFERENT;
        }
        Reports.note(client.resume(), terminal);
        var receipt = client.send(message);
        var kept = client.ledger().resolve("receipts").resolve(receipt.message() + ".receipt");
        receipt.saveTo(kept);
        var copied = copy(receipt, receiptFile);
        var file = copied && receiptFile != null ? receiptFile : kept;
        terminal.say("Sent: %s at %s, receipt in %s".formatted(receipt.message(), receipt.sentAt(), file));
        if (!copied) {
            terminal.say("The copy could not be written to %s. The message is sent: do not send it again."
                    .formatted(receiptFile));
        }
        terminal.result(result(receipt, file));
        return copied ? Exit.FINE : Exit.LOCAL;
    }

    private boolean warned(EAddressClient client, Terminal terminal) {
        var warned = client.warnings(to).stream()
                .filter(recipient -> !recipient.warnings().isEmpty())
                .toList();
        warned.forEach(recipient -> terminal.say("Not sent. %s: %s. Check that it is the right one."
                .formatted(recipient.eAddress(), String.join(", ", recipient.warnings()))));
        if (!warned.isEmpty()) {
            terminal.result(Map.of("warnings", warned));
        }
        return !warned.isEmpty();
    }

    /// Nothing is sent when it is clear before that the receipt cannot go where it should.
    private void requireWritable(@Nullable Path file) {
        if (file == null) {
            return;
        }
        if (Files.isDirectory(file)) {
            throw new ParameterException(command(), file + " is a folder; name the receipt's file. Nothing was sent.");
        }
        try {
            var folder = Files.createDirectories(file.toAbsolutePath().getParent());
            Files.delete(Files.createTempFile(folder, ".receipt", null));
        } catch (IOException e) {
            throw new ParameterException(command(), "A receipt cannot be written to " + file + "; nothing was sent.");
        }
    }

    private static boolean copy(Receipt receipt, @Nullable Path file) {
        try {
            if (file != null) {
                receipt.saveTo(file);
            }
            return true;
        } catch (LedgerUnusable e) {
            return false;
        }
    }

    private Message message() {
        if (subject.isBlank()) {
            throw new ParameterException(command(), "A message needs a subject.");
        }
        try {
            var message = Message.to(to).subject(subject);
            message = text == null ? message : message.text(text);
            message = reference == null ? message : message.withReference(reference);
            message = id == null ? message : message.withId(id);
            message = notBefore == null ? message : message.notBefore(notBefore);
            message = expires == null ? message : message.expiresAt(expires);
            message = priority == null ? message : message.priority(priority);
            for (var document : documents) {
                message = message.document(document);
            }
            return message;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command(), String.valueOf(e.getMessage()));
        }
    }

    private static Object result(Receipt receipt, Path file) {
        var result = new LinkedHashMap<String, Object>();
        result.put("message", receipt.message());
        result.put("state", "sent");
        result.put("acceptedAt", receipt.acceptedAt());
        result.put("sentAt", receipt.sentAt());
        result.put("receipt", file.toString());
        return result;
    }
}
