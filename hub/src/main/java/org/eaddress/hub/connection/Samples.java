package org.eaddress.hub.connection;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.access.AccessSettings;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.connection.SampleDocuments.Made;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.problem.ProblemType;
import org.eaddress.hub.submission.Document;
import org.eaddress.hub.submission.FrontDoor;
import org.eaddress.hub.submission.Inspection;
import org.eaddress.hub.submission.Message;
import org.eaddress.hub.submission.Outcome;
import org.eaddress.hub.submission.Parts;
import org.eaddress.hub.submission.Registration;
import org.eaddress.hub.submission.Registrations;
import org.eaddress.storage.Sha256;
import org.springframework.stereotype.Component;

/// The sender of a sandbox: it writes to the twin by the same front door as everybody, and registers its receipts.
@Component
class Samples {
    private final FrontDoor door;
    private final Registrations registrations;
    private final AccessSettings access;
    private final ConnectionSettings settings;

    Samples(FrontDoor door, Registrations registrations, AccessSettings access, ConnectionSettings settings) {
        this.door = door;
        this.registrations = registrations;
        this.access = access;
        this.settings = settings;
    }

    Sample send(EAddress twin, SampleKind kind) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        List<Made> made = SampleDocuments.of(
                kind, id.toString(), settings.sandbox().large().toBytes());
        Caller sender = new Caller(
                twin.senderToTwin(),
                Sandboxes.SENDER,
                Caller.Way.MACHINE,
                access.access().assuranceLevel());
        try {
            Message message = message(sender, twin, kind, made);
            return switch (door.submit(id, sender, message, parts(message, made))) {
                case Outcome.Accepted accepted -> register(id, sender, accepted);
                case Outcome.Refused refused -> refused(id, refused.reason().type());
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Message message(Caller sender, EAddress twin, SampleKind kind, List<Made> made) {
        return new Message(
                sender.eAddress(),
                List.of(twin),
                "Paraugs / Sample: " + kind.code(),
                Optional.of("Izmēģinājuma ziņojums. A sample message of the sandbox."),
                Optional.of("SAMPLE-" + kind.code()),
                made.stream().map(Samples::document).toList());
    }

    private static Document document(Made made) {
        try (DigestInputStream content =
                new DigestInputStream(made.content().get(), MessageDigest.getInstance("SHA-256"))) {
            long size = content.transferTo(OutputStream.nullOutputStream());
            return new Document(
                    made.name(),
                    made.mediaType(),
                    size,
                    Sha256.of(content.getMessageDigest().digest()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Parts parts(Message message, List<Made> made) {
        Iterator<Document> documents = message.documents().iterator();
        Iterator<Made> contents = made.iterator();
        return () -> contents.hasNext()
                ? Optional.of(part(documents.next(), contents.next().content().get()))
                : Optional.empty();
    }

    private static Parts.Part part(Document document, InputStream content) {
        return new Parts.Part(document.digest().hex(), content);
    }

    private Sample register(UUID id, Caller sender, Outcome.Accepted accepted) {
        Sha256 receipt = Sha256.digestOf(accepted.receipt().jws().getBytes(StandardCharsets.US_ASCII));
        return switch (registrations
                .register(sender.eAddress(), List.of(new Registration(id, receipt)))
                .getFirst()) {
            case Registration.Outcome.Sent _ -> new Sample(id, Sample.State.SENT, Optional.empty());
            case Registration.Outcome.Held _ -> new Sample(id, Sample.State.HELD, Optional.empty());
            case Registration.Outcome.Refused refused -> refused(id, why(refused.found()));
            case Registration.Outcome.Lapsed _ -> refused(id, ProblemType.MESSAGE_LAPSED);
            case Registration.Outcome.Cancelled _, Registration.Outcome.Unknown _, Registration.Outcome.Conflict _ ->
                throw new IllegalStateException("the sample is not there");
        };
    }

    private static ProblemType why(Inspection found) {
        return found == Inspection.MALWARE ? ProblemType.MALWARE_FOUND : ProblemType.DOCUMENT_NOT_SCANNABLE;
    }

    private static Sample refused(UUID id, ProblemType why) {
        return new Sample(id, Sample.State.REFUSED, Optional.of(why.code()));
    }
}
