package org.eaddress.hub.writing.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eaddress.hub.multipart.MultipartBody;
import org.eaddress.hub.multipart.MultipartBody.Part;
import org.eaddress.hub.portal.PlainText;
import org.eaddress.hub.portal.Words;
import org.eaddress.hub.submission.Limits;
import org.eaddress.hub.submission.Rejection;
import org.eaddress.hub.writing.Draft;
import org.eaddress.hub.writing.Drafts;
import org.eaddress.hub.writing.Enclosures;
import org.eaddress.hub.writing.Enclosures.Added;
import org.springframework.util.StringUtils;

/// The files of one form as they come in; what is good is kept, whatever is wrong with others.
final class Upload {
    private static final String BUTTON = "then";
    private static final String GO_ON = "on";
    private static final int LONGEST_FIELD = 16;
    private static final int MOST_TROUBLES = 20;

    /// A browser that sends more than so many times what a message may have is not listened to.
    private static final int PATIENCE = 4;

    private final Draft draft;
    private final Drafts drafts;
    private final Enclosures enclosures;
    private final Limits limits;
    private final Words words;
    private final List<String> troubles = new ArrayList<>();
    private boolean goesOn;

    Upload(Draft draft, Drafts drafts, Enclosures enclosures, Limits limits, Words words) {
        this.draft = draft;
        this.drafts = drafts;
        this.enclosures = enclosures;
        this.limits = limits;
        this.words = words;
    }

    void take(HttpServletRequest request) throws IOException {
        if (!MultipartBody.isIn(request)) {
            throw WriteController.nothingHere();
        }
        long most = PATIENCE * limits.message().toBytes();
        if (request.getContentLengthLong() > most) {
            troubles.add(words.say(
                    "refusal.all-too-large", words.size(limits.message().toBytes())));
            return;
        }
        MultipartBody body = MultipartBody.of(request, most);
        for (Optional<Part> part = body.next(); part.isPresent() && mayGoOn(); part = body.next()) {
            take(part.get());
        }
    }

    void brokeOff() {
        troubles.add(words.say("write.documents.broke-off"));
    }

    /// What the person is told of the files that were not kept, one sentence each.
    List<String> troubles() {
        return troubles;
    }

    /// Whether she wants to go on to the next page.
    boolean goesOn() {
        return goesOn;
    }

    private boolean mayGoOn() {
        return troubles.size() < MOST_TROUBLES;
    }

    private void take(Part part) throws IOException {
        if (part.fileName().isPresent()) {
            String name = plain(part.fileName().get());
            if (!name.isEmpty()) {
                add(name, part);
            }
        } else if (part.name().equals(BUTTON)) {
            goesOn = new String(part.content().readNBytes(LONGEST_FIELD), StandardCharsets.UTF_8).equals(GO_ON);
        }
    }

    private void add(String name, Part part) throws IOException {
        Draft now = drafts.find(draft.id(), draft.writer())
                .filter(found -> found.state() == Draft.State.WRITTEN)
                .orElseThrow(WriteController::nothingHere);
        switch (enclosures.add(now, name, part.mediaType(), part.content())) {
            case Added.Kept _ -> {}
            case Added.Refused(var reason) -> troubles.add(RefusalWords.say(reason, PlainText.line(name), words));
            case Added.Busy _ -> troubles.add(words.say("write.documents.busy", PlainText.line(name)));
            case Added.TooMuchWaits(var limit) ->
                troubles.add(words.say("write.documents.too-much", PlainText.line(name), words.size(limit)));
            case Added.TooLate _ -> troubles.add(words.say("write.documents.too-late", PlainText.line(name)));
            case Added.TooMany _ ->
                troubles.add(RefusalWords.say(
                        new Rejection.TooManyDocuments(limits.documents() + 1, limits.documents()), "", words));
        }
    }

    /// The name alone, whatever folders a browser names; letters and their marks in one.
    private static String plain(String fileName) {
        String name = fileName.substring(fileName.lastIndexOf('\\') + 1);
        return Normalizer.normalize(String.valueOf(StringUtils.getFilename(name)), Normalizer.Form.NFC)
                .strip();
    }
}
