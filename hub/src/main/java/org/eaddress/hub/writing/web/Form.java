package org.eaddress.hub.writing.web;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.portal.PlainText;
import org.eaddress.hub.portal.Words;
import org.eaddress.hub.problem.OneLine;
import org.eaddress.hub.submission.Wording;
import org.eaddress.hub.writing.Addressee;
import org.eaddress.hub.writing.Addressees.Answered;
import org.eaddress.hub.writing.Draft;
import org.eaddress.storage.Sha256;

/// The form for the words of a message, with what is wrong with them beside each field.
///
/// @param began the digest of the words that were kept when it was made: whoever changed them since in another
///   window is not to lose them
record Form(
        UUID id,
        Addressee to,
        Optional<UUID> answers,
        Optional<String> reference,
        String subject,
        String text,
        String began,
        Map<String, String> troubles) {
    private static final String NOTHING = digest("", "");

    static Form to(UUID id, Addressee to) {
        return new Form(id, to, Optional.empty(), Optional.empty(), "", "", NOTHING, Map.of());
    }

    static Form answering(UUID id, Answered answered, Words words) {
        return new Form(
                id,
                answered.sender(),
                Optional.of(answered.messageId()),
                Optional.of(answered.reference()),
                answerTo(PlainText.line(answered.subject()), words),
                "",
                NOTHING,
                Map.of());
    }

    static Form of(Draft draft) {
        return new Form(
                draft.id(),
                draft.to(),
                draft.answers(),
                draft.reference(),
                draft.subject(),
                draft.text(),
                digest(draft.subject(), draft.text()),
                Map.of());
    }

    private static String answerTo(String subject, Words words) {
        String beginning = words.say("write.answer-to", "").strip();
        String answer = subject.startsWith(beginning) ? subject : words.say("write.answer-to", subject);
        return PlainText.beginning(answer, Wording.LONGEST_SUBJECT);
    }

    /// With these words, of which nothing stays that nobody can see.
    Form saying(String subject, String text) {
        return new Form(id, to, answers, reference, PlainText.line(subject), PlainText.lines(text), began, troubles);
    }

    Form with(String field, String trouble) {
        Map<String, String> all = new LinkedHashMap<>(troubles);
        all.put(field, trouble);
        return new Form(id, to, answers, reference, subject, text, began, all);
    }

    /// The same, when its words have been kept.
    Form kept() {
        return new Form(id, to, answers, reference, subject, text, digest(subject, text), troubles);
    }

    /// Whether these are the words that were kept when a form was made that says it began so.
    boolean beganAs(String begun) {
        return begun.isEmpty() || begun.equals(began);
    }

    /// Whether this has the same words.
    boolean says(Form other) {
        return subject.equals(other.subject) && text.equals(other.text);
    }

    private static String digest(String subject, String text) {
        return Sha256.digestOf((subject + '\n' + text).getBytes(StandardCharsets.UTF_8))
                .hex();
    }

    /// With what keeps it from being kept.
    Form checked(Words words) {
        Form form = this;
        if (subject.length() > Wording.LONGEST_SUBJECT) {
            form = form.with("subject", words.say("write.too-long", Wording.LONGEST_SUBJECT));
        } else if (!subject.isEmpty() && (!OneLine.isPlain(subject) || !Wording.isReadable(subject))) {
            form = form.with("subject", words.say("write.not-text"));
        }
        if (text.length() > Wording.LONGEST_TEXT) {
            form = form.with("text", words.say("write.too-long", Wording.LONGEST_TEXT));
        } else if (!Wording.isReadable(text)) {
            form = form.with("text", words.say("write.not-text"));
        }
        return form;
    }

    /// What is wrong with this field; nothing perhaps.
    public String trouble(String field) {
        return troubles.getOrDefault(field, "");
    }

    boolean isGood() {
        return troubles.isEmpty();
    }

    public String recipient() {
        return PlainText.line(to.briefly());
    }

    public int longestSubject() {
        return Wording.LONGEST_SUBJECT;
    }

    public int longestText() {
        return Wording.LONGEST_TEXT;
    }
}
