package org.eaddress.client.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.eaddress.client.proof.Absence.Fact;
import org.eaddress.client.proof.Absence.Mark;
import org.jspecify.annotations.Nullable;

/// What the extensions of evidence say, as far as they are known. One that must be understood and is not makes the
/// whole evidence unusable.
///
/// @param sentOnTo to which other e-address it says that the message was sent on, whether it may or not
/// @param told what the others say that are known, in words
record Extensions(
        @Nullable Instant registeredAt,
        @Nullable Absence absence,
        @Nullable String sentOnTo,
        List<Statement> told) {
    private static final String REGISTERED = "urn:eaddress:extension:registered:1";
    private static final String ABSENCE = "urn:eaddress:extension:absence:1";
    private static final Set<String> EXTENSION = Set.of("identifier", "isCritical", "value");
    private static final Set<String> ABSENCE_MEMBERS = Set.of(
            "fact",
            "since",
            "until",
            "clockSkewSeconds",
            "afterSeal",
            "afterDigest",
            "upToSeal",
            "upToDigest",
            "pieces");
    private static final Pattern FACT = Pattern.compile("accepted|consigned");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    static Extensions of(Shape evidence, EvidenceEvent event, List<Evidence.Party> concerned) throws MalformedEvidence {
        Instant registeredAt = null;
        Absence absence = null;
        String sentOnTo = null;
        var told = new ArrayList<Statement>();
        if (evidence.has("extensions")) {
            for (var extension : evidence.objects("extensions", EXTENSION)) {
                var critical = extension.flag("isCritical");
                switch (extension.text("identifier")) {
                    case REGISTERED ->
                        registeredAt =
                                EvidenceReader.time(extension.object("value", Set.of("registeredAt")), "registeredAt");
                    case ABSENCE -> absence = absence(extension.object("value", ABSENCE_MEMBERS));
                    case String other when critical -> throw new MalformedEvidence("extension " + other);
                    case String other -> {
                        told.addAll(ExtensionWords.of(other, extension.any("value"), concerned));
                        var to = ExtensionWords.sentOnTo(other, extension.any("value"));
                        sentOnTo = to == null ? sentOnTo : to;
                    }
                }
            }
        }
        if ((absence == null) == (event == EvidenceEvent.MESSAGE_ABSENCE)) {
            throw evidence.malformed("extensions");
        }
        return new Extensions(registeredAt, absence, sentOnTo, List.copyOf(told));
    }

    private static Absence absence(Shape value) throws MalformedEvidence {
        var absence = new Absence(
                Fact.valueOf(value.matching("fact", FACT).toUpperCase(Locale.ROOT)),
                EvidenceReader.time(value, "since"),
                EvidenceReader.time(value, "until"),
                Duration.ofSeconds(value.count("clockSkewSeconds")),
                new Mark(value.count("afterSeal"), value.matching("afterDigest", DIGEST)),
                new Mark(value.count("upToSeal"), value.matching("upToDigest", DIGEST)),
                value.count("pieces"));
        if (!absence.since().isBefore(absence.until())) {
            throw value.malformed("until");
        }
        var seals = absence.upTo().number() - absence.after().number();
        var none = absence.upTo().equals(absence.after()) && absence.pieces() == 0;
        if (seals == 0 ? !none : seals < 0 || absence.pieces() < seals) {
            throw value.malformed("upToSeal");
        }
        return absence;
    }
}
