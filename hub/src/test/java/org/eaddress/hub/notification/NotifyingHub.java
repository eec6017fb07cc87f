package org.eaddress.hub.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.delivery.DeemedNotifications;
import org.eaddress.hub.delivery.DeemedNotifications.ToRecipient;
import org.eaddress.hub.delivery.Handovers;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.eaddress.hub.keeping.KeepingHub;
import org.eaddress.hub.keeping.MovableClock;
import org.eaddress.hub.submission.Messages;

/// A whole hub with a mail server. Notices are given when a test says so.
record NotifyingHub(KeepingHub hub, MailHouse post) implements AutoCloseable {
    static final Caller ANNA =
            new Caller(KeepingHub.ANNA, "Anna Ozola", Caller.Way.PERSON, "urn:eaddress:assurance:high");
    private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");

    static NotifyingHub start(Path folder, MovableClock clock, String... settings) {
        MailHouse post = new MailHouse();
        String[] all =
                Stream.concat(Stream.of(post.settings()), Stream.of(settings)).toArray(String[]::new);
        return new NotifyingHub(KeepingHub.start(clock, folder, all), post);
    }

    <T> T bean(Class<T> type) {
        return hub.bean(type);
    }

    MovableClock clock() {
        return hub.clock();
    }

    /// Anna gives this address and enters the code that comes.
    UUID annaIsTold(String address, Locale language) {
        AddressBook book = bean(AddressBook.class);
        book.add(KeepingHub.ANNA, Channel.Kind.EMAIL, address, language);
        UUID id = channel(address);
        book.verify(KeepingHub.ANNA, id, codeFor(address));
        return id;
    }

    UUID channel(String address) {
        return bean(AddressBook.class).of(KeepingHub.ANNA).stream()
                .filter(one -> one.address().equals(address))
                .findFirst()
                .orElseThrow()
                .id();
    }

    /// The code that came last to this address.
    String codeFor(String address) {
        Matcher code = CODE.matcher(textOf(mailsTo(address).size() - 1, address));
        if (!code.find()) {
            throw new AssertionError("no code came");
        }
        return code.group();
    }

    List<MimeMessage> mailsTo(String address) {
        return post.mails().stream()
                .filter(mail -> MailHouse.to(mail).equals(address))
                .toList();
    }

    String textOf(int number, String address) {
        try {
            return (String) mailsTo(address).get(number).getContent();
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    UUID letter() throws IOException {
        return hub.consign("You may build.".getBytes(StandardCharsets.UTF_8));
    }

    /// All that is due is given.
    void giveNotices() {
        hub.makePartitions();
        Notifier notifier = bean(Notifier.class);
        while (notifier.give() > 0) {}
    }

    /// One round of the watchdog, and what it sends is given.
    void watch() {
        hub.makePartitions();
        bean(Watchdog.class).round();
        giveNotices();
    }

    void annaOpens(UUID message) {
        bean(Handovers.class).open(bean(Messages.class).find(message).orElseThrow(), ANNA);
    }

    List<Evidence> evidence(UUID message) {
        return bean(EvidenceArchive.class).of(message);
    }

    /// What a piece says under its seal, as JSON.
    static String said(Evidence piece) {
        return new String(Base64.getUrlDecoder().decode(piece.jws().split("\\.")[1]), StandardCharsets.UTF_8);
    }

    /// The events that evidence tells of, in their order.
    List<String> events(UUID message) {
        return evidence(message).stream().map(piece -> piece.event().etsiName()).toList();
    }

    ToRecipient deemed(UUID message) {
        return bean(DeemedNotifications.class)
                .forReader(message, KeepingHub.ANNA)
                .orElseThrow()
                .getFirst();
    }

    @Override
    public void close() {
        hub.close();
        post.close();
    }
}
