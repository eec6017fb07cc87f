package org.eaddress.hub.submission;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eaddress.hub.directory.Directory;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.directory.Reach;
import org.springframework.stereotype.Component;

/// What is checked of a message before a byte of its documents is read: the first thing wrong is the answer.
@Component
class Admission {
    private final Directory directory;
    private final Limits limits;
    private final Clock clock;

    Admission(Directory directory, Limits limits, Clock clock) {
        this.directory = directory;
        this.limits = limits;
        this.clock = clock;
    }

    Optional<Rejection> refusal(UUID id, Message message) {
        return Stream.<Supplier<Optional<Rejection>>>of(
                        () -> idRefusal(id),
                        () -> recipientsRefusal(message.to(), limits.recipients()),
                        () -> documentsRefusal(message.documents()),
                        () -> scheduleRefusal(message.schedule()),
                        () -> borderRefusal(message.from(), message.to()),
                        () -> reachRefusal(message.to()))
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /// The same of a batch, whose recipients are looked up when it is their turn.
    Optional<Rejection> batchRefusal(UUID id, Message message, int mostRecipients) {
        return idRefusal(id)
                .or(() -> recipientsRefusal(message.to(), mostRecipients))
                .or(() -> documentsRefusal(message.documents()))
                .or(() -> scheduleRefusal(message.schedule()));
    }

    private Optional<Rejection> idRefusal(UUID id) {
        Instant made = Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
        Instant now = clock.instant();
        boolean inRange = made.isAfter(now.minus(limits.idAge())) && made.isBefore(now.plus(limits.idAhead()));
        return inRange
                ? Optional.empty()
                : Optional.of(new Rejection.MessageIdOutOfRange(limits.idAge(), limits.idAhead()));
    }

    private static Optional<Rejection> recipientsRefusal(List<EAddress> to, int most) {
        if (to.isEmpty()) {
            return Optional.of(new Rejection.NoRecipient());
        }
        if (to.size() > most) {
            return Optional.of(new Rejection.TooManyRecipients(to.size(), most));
        }
        Set<EAddress> seen = new HashSet<>();
        return firstOf(to, (number, address) -> !seen.add(address)).map(Rejection.DuplicateRecipient::new);
    }

    private Optional<Rejection> documentsRefusal(List<Document> documents) {
        if (documents.isEmpty()) {
            return Optional.of(new Rejection.NoDocument());
        }
        if (documents.size() > limits.documents()) {
            return Optional.of(new Rejection.TooManyDocuments(documents.size(), limits.documents()));
        }
        long all = documents.stream().mapToLong(Document::size).sum();
        Set<String> names = new HashSet<>();
        return firstOf(documents, (_, document) -> document.size() == 0)
                .<Rejection>map(Rejection.EmptyDocument::new)
                .or(() -> firstOf(
                                documents,
                                (_, document) ->
                                        document.size() > limits.document().toBytes())
                        .map(number -> tooLarge(number, documents.get(number))))
                .or(() -> all > limits.message().toBytes()
                        ? Optional.of(new Rejection.MessageTooLarge(
                                all, limits.message().toBytes()))
                        : Optional.empty())
                .or(() -> firstOf(documents, (_, document) -> !DocumentName.isPlain(document.name()))
                        .map(Rejection.MalformedDocumentName::new))
                .or(() -> firstOf(documents, (_, document) -> !names.add(DocumentName.comparable(document.name())))
                        .map(Rejection.DuplicateDocumentName::new))
                .or(() -> firstOf(
                                documents, (_, document) -> !limits.mediaTypes().contains(document.mediaType()))
                        .map(Rejection.MediaTypeNotAccepted::new));
    }

    private Optional<Rejection> scheduleRefusal(Schedule schedule) {
        if (schedule.isNone()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Instant begin = schedule.notBefore().filter(now::isBefore).orElse(now);
        Instant latest = now.plus(limits.scheduledAhead());
        if (begin.isAfter(latest)
                || schedule.expiresAt().filter(latest::isBefore).isPresent()) {
            return Optional.of(new Rejection.TooFarAhead(limits.scheduledAhead()));
        }
        return schedule.isOverAt(begin) ? Optional.of(new Rejection.ExpiresTooSoon()) : Optional.empty();
    }

    private Rejection tooLarge(int number, Document document) {
        return new Rejection.DocumentTooLarge(
                number, document.size(), limits.document().toBytes());
    }

    /// Nobody is looked up for it.
    private static Optional<Rejection> borderRefusal(EAddress from, List<EAddress> to) {
        return firstOf(to, (_, address) -> address.isApartFrom(from)).map(Rejection.SandboxBorder::new);
    }

    private Optional<Rejection> reachRefusal(List<EAddress> to) {
        Map<EAddress, Reach> reach = directory.reach(to);
        return IntStream.range(0, to.size())
                .mapToObj(number -> reachRefusal(number, Objects.requireNonNull(reach.get(to.get(number)))))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Rejection> reachRefusal(int number, Reach reach) {
        return switch (reach) {
            case Reach.Mailbox _ -> Optional.empty();
            case Reach.Closed _ -> Optional.of(new Rejection.ClosedRecipient(number));
            case Reach.Unknown _ -> Optional.of(new Rejection.UnknownRecipient(number));
        };
    }

    private interface Trouble<T> {
        boolean in(int number, T item);
    }

    private static <T> Optional<Integer> firstOf(List<T> items, Trouble<T> trouble) {
        return IntStream.range(0, items.size())
                .filter(number -> trouble.in(number, items.get(number)))
                .boxed()
                .findFirst();
    }
}
