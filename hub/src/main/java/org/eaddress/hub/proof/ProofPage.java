package org.eaddress.hub.proof;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.portal.PlainText;
import org.eaddress.hub.portal.Words;

/// The readable page of a proof, for `templates/proof/page.html`.
///
/// @param subject empty when the proof is to hold nothing of the content
/// @param sealed whether the journal holds every event, with a time-stamp
/// @param stamped whether the proof itself has one
record ProofPage(
        Who sender,
        List<Who> recipients,
        Optional<String> subject,
        String messageId,
        List<Event> events,
        List<Enclosed> documents,
        boolean enclosed,
        boolean opened,
        boolean arrived,
        boolean lapsed,
        boolean sealed,
        boolean stamped,
        String issuer,
        String madeAt) {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS 'UTC'").withZone(ZoneOffset.UTC);

    /// One who took part; `eAddress` is empty when the name is all there is.
    record Who(String name, String eAddress) {
        static Who of(SealedFacts.Party party) {
            String name = PlainText.line(party.words());
            return new Who(name, name.equals(party.eAddress()) ? "" : party.eAddress());
        }
    }

    /// One thing that happened; `what` is its ETSI name, `file` the sealed form in the container.
    record Event(String what, String riga, String utc, String whom, String file, boolean sealed) {}

    /// One document; `digest` in groups that a person can compare.
    record Enclosed(String name, String size, List<String> digest) {
        private static final int GROUP = 4;

        static Enclosed of(SealedFacts.Part part, Words words) {
            return new Enclosed(
                    PlainText.line(part.identifier()),
                    words.size(part.size()),
                    List.of(part.digestValue().split("(?<=\\G.{%d})".formatted(GROUP))));
        }
    }

    static ProofPage of(Collected collected, boolean stamped, Instant now, Words words) {
        List<SealedFacts> facts =
                collected.pieces().stream().map(Collected.Piece::facts).toList();
        SealedFacts first = facts.getFirst();
        return new ProofPage(
                Who.of(first.senderDetails()),
                facts.stream()
                        .map(SealedFacts::concerned)
                        .flatMap(Collection::stream)
                        .distinct()
                        .map(Who::of)
                        .toList(),
                collected.subject().map(PlainText::line).filter(line -> !line.isEmpty()),
                collected.messageId().toString(),
                collected.pieces().stream().map(piece -> event(piece, words)).toList(),
                first.userContentInfo().partsInfo().stream()
                        .map(part -> Enclosed.of(part, words))
                        .toList(),
                collected.withContent(),
                collected.has("ContentHandover"),
                collected.has("ContentConsignment"),
                collected.has("MessageLapsed"),
                collected.pieces().stream()
                        .allMatch(piece -> piece.evidenceRecord().isPresent()),
                stamped,
                first.evidenceIssuerDetails().words(),
                words.exactly(now));
    }

    private static Event event(Collected.Piece piece, Words words) {
        Evidence evidence = piece.evidence();
        return new Event(
                evidence.event().etsiName(),
                words.exactly(evidence.at()),
                UTC.format(evidence.at()),
                whom(evidence, words),
                piece.file(),
                piece.evidenceRecord().isPresent());
    }

    private static String whom(Evidence evidence, Words words) {
        String recipient = evidence.recipient().orElse("");
        String delegate = evidence.delegate()
                .map(name -> words.say("proof.by-delegate", PlainText.line(name)))
                .orElse("");
        return delegate.isEmpty() || recipient.isEmpty()
                ? recipient + delegate
                : "%s (%s)".formatted(recipient, delegate);
    }
}
