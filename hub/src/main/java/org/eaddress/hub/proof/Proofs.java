package org.eaddress.hub.proof;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.evidence.HubSeal;
import org.eaddress.hub.journal.Journal;
import org.eaddress.hub.portal.Languages;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;
import org.eaddress.hub.submission.Messages;
import org.eaddress.proof.ContainerFile;
import org.eaddress.proof.ProofContainer;
import org.eaddress.proof.ReadablePage;
import org.eaddress.storage.Sha256;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/// Makes portable proofs. What that needs is loaded with the first one; a proof goes through a file of this
/// machine, so that it is whole before its first byte is sent, and only so many are made at once.
@Component
public class Proofs {
    private final Collector collector;
    private final Messages messages;
    private final HubSeal seal;
    private final Journal journal;
    private final RevocationFiles revocationFiles;
    private final Languages languages;
    private final ITemplateEngine pages;
    private final Clock clock;
    private final Semaphore places;
    private final Path folder;

    Proofs(
            Collector collector,
            Messages messages,
            HubSeal seal,
            Journal journal,
            RevocationFiles revocationFiles,
            Languages languages,
            ITemplateEngine pages,
            Clock clock,
            @Value("${hub.proof.at-once}") int atOnce,
            @Value("${hub.proof.folder}") Path folder) {
        this.collector = collector;
        this.messages = messages;
        this.seal = seal;
        this.journal = journal;
        this.revocationFiles = revocationFiles;
        this.languages = languages;
        this.pages = pages;
        this.clock = clock;
        this.places = new Semaphore(atOnce);
        this.folder = folder;
    }

    /// A proof of what became of a message, as far as it concerns this reader; empty when the message does not
    /// exist for it. Close it when it was sent.
    ///
    /// @param withContent whether message and documents go into it, or their digests only
    /// @throws IOException when a document cannot be read or this machine's disk is full
    public Optional<ProofFile> make(UUID messageId, EAddress reader, Locale language, boolean withContent)
            throws IOException {
        Optional<Collected> collected = collector.collect(messageId, reader, withContent);
        return collected.isEmpty() ? Optional.empty() : Optional.of(made(collected.get(), language));
    }

    private ProofFile made(Collected collected, Locale language) throws IOException {
        if (!places.tryAcquire()) {
            throw new ProblemException(ProblemType.UNAVAILABLE, "Too many proofs are being made.");
        }
        try {
            return written(collected, language);
        } catch (IOException | RuntimeException | Error e) {
            places.release();
            throw e;
        }
    }

    private ProofFile written(Collected collected, Locale language) throws IOException {
        Files.createDirectories(folder);
        Path file = Files.createTempFile(folder, "proof-", ".asice"); // nobody but this process's user may read it
        try {
            write(collected, language, file);
            return new ProofFile(file, places::release);
        } catch (IOException | RuntimeException | Error e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /// With a time-stamp if an authority gives one; the page inside says which it is.
    private void write(Collected collected, Locale language, Path file) throws IOException {
        ContainerKey key = new ContainerKey(seal.ready());
        try {
            write(ProofContainer.stamped(key, this::timeStamp), files(collected, language, true), file);
        } catch (NoTimeStamp _) { // the seal is made before anything is written
            write(ProofContainer.sealed(key), files(collected, language, false), file);
        }
    }

    private byte[] timeStamp(byte[] sha256) throws NoTimeStamp {
        return journal.timeStamp(Sha256.of(sha256)).orElseThrow(NoTimeStamp::new);
    }

    private static void write(ProofContainer container, List<ContainerFile> files, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            container.write(files, out);
        }
    }

    private List<ContainerFile> files(Collected collected, Locale language, boolean stamped) throws IOException {
        Context context = new Context(language);
        context.setVariable("proof", ProofPage.of(collected, stamped, clock.instant(), languages.in(language)));
        byte[] page = ReadablePage.pdf(pages.process("proof/page", context));
        return ProofFiles.of(collected, page, revocationFiles.read(), messages);
    }

    private static final class NoTimeStamp extends IOException {
        private static final long serialVersionUID = 1;

        NoTimeStamp() {
            super("No authority gives a time-stamp.");
        }
    }
}
