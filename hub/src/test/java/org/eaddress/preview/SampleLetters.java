package org.eaddress.preview;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.evidence.EvidenceEvent;
import org.eaddress.hub.mailbox.DocumentContent;
import org.eaddress.hub.mailbox.MailboxEntry;
import org.eaddress.hub.mailbox.MailboxMessage;
import org.eaddress.hub.mailbox.MailboxMessage.Auditor;
import org.eaddress.hub.mailbox.MailboxMessage.Happened;
import org.eaddress.hub.mailbox.MailboxMessage.MailboxDocument;
import org.eaddress.hub.mailbox.MailboxMessage.What;
import org.eaddress.hub.mailbox.MailboxPage;
import org.eaddress.hub.mailbox.Mailboxes;
import org.eaddress.hub.submission.Schedule;

/// Anna's mailbox: ordinary letters, and some whose sender means ill.
public final class SampleLetters {
    public static final EAddress ANNA = EAddress.ofPerson("320000-10017");
    public static final EAddress ULDIS = EAddress.ofPerson("320000-20028");
    public static final Instant NOW = Instant.parse("2026-11-20T12:40:00Z");
    public static final UUID PERMIT = id(1);
    public static final UUID TAXES = id(2);
    public static final UUID HOSTILE = id(3);
    public static final UUID OLDEST = id(8);
    public static final UUID LAST_OF_PAGE = id(6);
    private static final int ON_A_PAGE = 6;
    public static final int UNOPENED = 2;

    private static final EAddress COUNCIL = new EAddress("_DEFAULT@90001733697");
    private static final String SHA_256 = "0".repeat(64);

    private final Map<UUID, Sample> letters = new LinkedHashMap<>();

    private record Sample(MailboxEntry entry, Optional<String> text, Optional<String> reference, List<Paper> papers) {}

    private record Paper(String name, String mediaType, byte[] bytes) {
        static Paper pdf(String name, List<String> lines) {
            return new Paper(name, "application/pdf", SamplePdf.of(lines, List.of("Otrā lappuse")));
        }

        static Paper other(String name, String mediaType, int size) {
            return new Paper(name, mediaType, new byte[size]);
        }
    }

    SampleLetters() {
        asTheyCame();
    }

    /// Puts all letters back into the mailbox, unopened ones unopened.
    public final synchronized void asTheyCame() {
        letters.clear();
        put(
                PERMIT,
                "Mārupes novada pašvaldība",
                "Lēmums par Jūsu būvatļauju",
                Duration.ofMinutes(37),
                false,
                """
                Labdien!

                Pašvaldība ir izskatījusi Jūsu 14. oktobra iesniegumu un izsniedz būvatļauju dzīvojamai mājai \
                Liepu ielā 12. Būvdarbus drīkst sākt 2026. gada 8. decembrī.

                Ja lēmumam nepiekrītat, to var apstrīdēt mēneša laikā. Kārtība ir aprakstīta lēmuma beigās.

                Ar cieņu
                J. Kalns
                Būvvaldes vadītājs""",
                Paper.pdf(
                        "buvatlauja.pdf",
                        List.of(
                                "Mārupes novada pašvaldība",
                                "",
                                "BŪVATĻAUJA Nr. 2026/1187",
                                "",
                                "Dzīvojamās mājas būvniecība Liepu ielā 12, Mārupē.",
                                "Būvdarbus drīkst sākt 2026. gada 8. decembrī.")),
                Paper.other("plans.edoc", "application/vnd.etsi.asic-e+zip", 1_240_000));
        put(
                TAXES,
                "Valsts ieņēmumu dienests",
                "Paziņojums par nekustamā īpašuma nodokli",
                Duration.ofHours(25),
                false,
                "Nosūtām paziņojumu par nodokli.",
                Paper.pdf("pazinojums.pdf", List.of("Maksājamā summa 43,20 EUR")));
        put(
                HOSTILE,
                "Council \u202Eeltit <b>of</b> Example",
                "<script>alert('x')</script> \u202Efdp.exe " + "Nepārtrauktsgarštematsbezatstarpēm".repeat(4),
                Duration.ofDays(3),
                true,
                "\u202Etxet desrever\n\n<img src=x onerror=alert(1)>",
                Paper.pdf("<i>nosaukums</i>\u202Efdp.exe.pdf", List.of("Nothing to fear")),
                Paper.other("rekins-" + "ļotigaršvārds".repeat(8) + ".html", "text/html", 512));
        put(
                id(4),
                "Rīgas Centrālā bibliotēka",
                "Jūsu pasūtītā grāmata Jūs gaida",
                Duration.ofDays(8),
                true,
                "Grāmata gaida līdz mēneša beigām.",
                papers(1));
        put(id(5), "SIA Bērzs", "Līgums par siltumapgādi un tā pielikumi", Duration.ofDays(11), true, "", papers(21));
        put(id(6), "Pārtikas un veterinārais dienests", "   ", Duration.ofDays(80), true, "", papers(1));
        put(id(7), "Mārupes pamatskola", "Stundu saraksts no janvāra", Duration.ofDays(330), true, "", papers(1));
        put(OLDEST, "Valsts sociālās apdrošināšanas aģentūra", "Lēmums", Duration.ofDays(400), true, "", papers(1));
    }

    public synchronized boolean isOpened(UUID id) {
        Sample sample = letters.get(id);
        return sample != null && sample.entry().handedOverAt().isPresent();
    }

    /// The mailboxes of Anna, with letters, and of Uldis, without.
    Mailboxes mailboxes() {
        Mailboxes mailboxes = mock(Mailboxes.class);
        when(mailboxes.newestFirst(any(), any(), anyInt()))
                .thenAnswer(call -> page(call.<Caller>getArgument(0).eAddress(), call.getArgument(1)));
        when(mailboxes.readBy(any(), any()))
                .thenAnswer(call -> read(call.<Caller>getArgument(0).eAddress(), call.getArgument(1)));
        when(mailboxes.open(any(), any())).thenAnswer(call -> open(call.getArgument(0), call.getArgument(1)));
        when(mailboxes.document(any(), any(), anyInt()))
                .thenAnswer(call -> document(call.getArgument(1), call.getArgument(2)));
        when(mailboxes.evidence(any(), any()))
                .thenAnswer(call -> evidence(call.<Caller>getArgument(0).eAddress(), call.getArgument(1)));
        return mailboxes;
    }

    private synchronized MailboxPage page(EAddress owner, Optional<UUID> cursor) {
        if (!owner.equals(ANNA)) {
            return new MailboxPage(List.of(), Optional.empty());
        }
        List<MailboxEntry> all = letters.values().stream().map(Sample::entry).toList();
        return cursor.isPresent()
                ? new MailboxPage(all.subList(ON_A_PAGE, all.size()), Optional.empty())
                : new MailboxPage(all.subList(0, ON_A_PAGE), Optional.of(LAST_OF_PAGE.toString()));
    }

    private synchronized Optional<MailboxMessage> open(Caller reader, UUID id) {
        if (reader.eAddress().equals(ANNA)) {
            letters.computeIfPresent(id, (_, sample) -> opened(sample));
        }
        return read(reader.eAddress(), id);
    }

    private synchronized Optional<MailboxMessage> read(EAddress owner, UUID id) {
        return owner.equals(ANNA) ? Optional.ofNullable(letters.get(id)).map(SampleLetters::message) : Optional.empty();
    }

    private static Sample opened(Sample sample) {
        var entry = sample.entry();
        var opened = new MailboxEntry(
                entry.entryId(),
                entry.messageId(),
                entry.sender(),
                entry.senderName(),
                entry.subject(),
                entry.documentCount(),
                entry.sentAt(),
                entry.consignedAt(),
                Optional.of(entry.handedOverAt().orElse(NOW)),
                Optional.empty(),
                false,
                Optional.empty());
        return new Sample(opened, sample.text(), sample.reference(), sample.papers());
    }

    private static MailboxMessage message(Sample sample) {
        var entry = sample.entry();
        List<MailboxDocument> documents = new ArrayList<>();
        for (Paper paper : sample.papers()) {
            documents.add(new MailboxDocument(
                    documents.size(), paper.name(), paper.mediaType(), paper.bytes().length, SHA_256));
        }
        var timeline = Stream.concat(
                        Stream.of(
                                new Happened(What.SENT, entry.sentAt()),
                                new Happened(What.CONSIGNED, entry.consignedAt())),
                        Stream.concat(
                                entry.handedOverAt().map(at -> new Happened(What.HANDED_OVER, at)).stream(),
                                audited(entry)))
                .toList();
        return new MailboxMessage(
                entry,
                sample.text(),
                sample.reference(),
                SHA_256,
                Schedule.NONE,
                documents,
                !entry.messageId().equals(TAXES),
                timeline);
    }

    private static Stream<Happened> audited(MailboxEntry entry) {
        var auditor = new Auditor("Valsts kontrole", "Valsts kontrole", "2026. gada revīzija");
        return Stream.of(new Happened(
                        What.OPENED_TO_AUDITOR, entry.consignedAt(), Optional.of(auditor), Optional.empty()))
                .filter(_ -> entry.messageId().equals(TAXES));
    }

    private synchronized Optional<DocumentContent> document(UUID id, int number) {
        return Optional.ofNullable(letters.get(id))
                .map(Sample::papers)
                .filter(papers -> number >= 0 && number < papers.size())
                .map(papers -> papers.get(number))
                .map(paper -> new DocumentContent(
                        paper.name(),
                        paper.mediaType(),
                        paper.bytes().length,
                        SHA_256,
                        false,
                        () -> new ByteArrayInputStream(paper.bytes())));
    }

    private synchronized List<Evidence> evidence(EAddress owner, UUID id) {
        Sample sample = letters.get(id);
        if (sample == null || !owner.equals(ANNA)) {
            return List.of();
        }
        Evidence evidence = mock(Evidence.class);
        when(evidence.id()).thenReturn(id(90));
        when(evidence.event()).thenReturn(EvidenceEvent.CONTENT_CONSIGNMENT);
        when(evidence.at()).thenReturn(sample.entry().consignedAt());
        when(evidence.recipient()).thenReturn(Optional.empty());
        when(evidence.jws()).thenReturn("eyJhbGciOiJFUzI1NiJ9.e30.c2ln");
        return List.of(evidence);
    }

    private void put(
            UUID id, String sender, String subject, Duration ago, boolean opened, String text, Paper... papers) {
        Instant sent = NOW.minus(ago);
        var entry = new MailboxEntry(
                id,
                id,
                COUNCIL,
                sender,
                subject,
                papers.length,
                sent,
                sent.plusSeconds(2),
                opened ? Optional.of(sent.plus(Duration.ofHours(5))) : Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty());
        Optional<String> reference = opened ? Optional.empty() : Optional.of("BV-2026/1187");
        letters.put(id, new Sample(entry, Optional.of(text), reference, List.of(papers)));
    }

    private static Paper[] papers(int count) {
        Paper[] papers = new Paper[count];
        for (int i = 0; i < count; i++) {
            byte[] text = "pielikums".getBytes(StandardCharsets.UTF_8);
            papers[i] = new Paper("pielikums-" + (i + 1) + ".txt", "text/plain", text);
        }
        return papers;
    }

    private static UUID id(int number) {
        return UUID.fromString("019a9f00-0000-7000-8000-%012d".formatted(number));
    }
}
