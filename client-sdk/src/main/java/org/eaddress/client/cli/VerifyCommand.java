package org.eaddress.client.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.eaddress.client.proof.Evidence;
import org.eaddress.client.proof.EvidenceVerifier;
import org.eaddress.client.proof.Exhibits;
import org.eaddress.client.proof.Finding;
import org.eaddress.client.proof.PortableProof;
import org.eaddress.client.proof.RevocationLists;
import org.eaddress.client.proof.Statement;
import org.eaddress.client.proof.TrustAnchors;
import org.eaddress.client.proof.Verdict;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "verify",
        description = "Checks a receipt, other evidence or a portable proof offline, and the documents given with it; "
                + "needs no profile.")
final class VerifyCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "RECEIPT",
            description = "The sealed evidence, a compact JWS; or a portable proof (.asice).")
    Path receipt = Path.of("");

    @Parameters(index = "1..*", paramLabel = "DOCUMENT", description = "The documents it should be about.")
    List<Path> documents = List.of();

    @Option(
            names = "--trust",
            paramLabel = "PEM",
            description = "The certificates that seals and time-stamps must chain up to; those of the profile when not "
                    + "given.")
    @Nullable
    Path trust;

    @Option(
            names = "--crl",
            paramLabel = "FILE",
            description = "A revocation list of the authority behind the seal, PEM or DER; give it again for another. "
                    + "Nobody is asked for one.")
    List<Path> revocationLists = List.of();

    @Option(names = "--message", paramLabel = "JSON", description = "The submitted message.")
    @Nullable
    Path message;

    @Option(names = "--lang", paramLabel = "en|lv", defaultValue = "en", description = "The language of the words.")
    Language language = Language.EN;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (spec == null) {
            throw new IllegalStateException("Run outside the command line.");
        }
        var command = spec.commandLine();
        var eAddress = EAddress.of(command);
        var verifier =
                EvidenceVerifier.trusting(anchors(eAddress, spec)).with(RevocationLists.fromFiles(revocationLists));
        var terminal = new Terminal(command, eAddress.json());
        return PortableProof.isOne(receipt) ? proof(verifier, terminal) : evidence(verifier, terminal);
    }

    private int evidence(EvidenceVerifier verifier, Terminal terminal) throws IOException {
        var verdict = verifier.verify(receipt, exhibits());
        say(verdict, terminal);
        terminal.result(result(verdict));
        return verdict.valid() ? Exit.FINE : Exit.DIFFERENT;
    }

    private int proof(EvidenceVerifier verifier, Terminal terminal) throws IOException {
        var proof = PortableProof.checkedBy(verifier).verify(receipt, documents);
        terminal.say(proof.valid() ? language.valid : language.notValid);
        findings(proof.findings(), terminal);
        list(language.proven, proof.proven(), terminal);
        list(language.notProven, proof.notProven(), terminal);
        for (var piece : proof.pieces()) {
            terminal.say(piece.name());
            say(piece.verdict(), terminal);
        }
        terminal.result(result(proof));
        return proof.valid() ? Exit.FINE : Exit.DIFFERENT;
    }

    private Map<String, Object> result(PortableProof.Result proof) {
        return Map.of(
                "valid", proof.valid(),
                "findings", findings(proof.findings()),
                "proven", words(proof.proven()),
                "notProven", words(proof.notProven()),
                "pieces",
                        proof.pieces().stream()
                                .map(piece -> {
                                    var result = result(piece.verdict());
                                    result.put("name", piece.name());
                                    return result;
                                })
                                .toList());
    }

    private TrustAnchors anchors(EAddress eAddress, CommandSpec spec) throws IOException {
        if (trust != null) {
            return Profile.anchors(trust);
        }
        if (!eAddress.hasProfile()) {
            throw new ParameterException(
                    spec.commandLine(), "Give --trust PEM, or a profile whose key store has them.");
        }
        return eAddress.profile(spec.commandLine()).credentials().anchors();
    }

    private Exhibits exhibits() throws IOException {
        var exhibits = Exhibits.documents(documents);
        return message == null ? exhibits : exhibits.message(Files.readAllBytes(message));
    }

    private void say(Verdict verdict, Terminal terminal) {
        terminal.say(verdict.valid() ? language.valid : language.notValid);
        findings(verdict.findings(), terminal);
        list(language.proven, verdict.proven(), terminal);
        list(language.notProven, verdict.notProven(), terminal);
    }

    private void findings(List<Finding> findings, Terminal terminal) {
        findings.forEach(
                finding -> terminal.say("  %s\n    %s".formatted(finding.label(), finding.text(language.locale))));
    }

    private List<Map<String, String>> findings(List<Finding> findings) {
        return findings.stream()
                .map(finding -> Map.of(
                        "name", finding.name(),
                        "about", finding.about(),
                        "text", finding.text(language.locale)))
                .toList();
    }

    private void list(String heading, List<Statement> statements, Terminal terminal) {
        if (!statements.isEmpty()) {
            terminal.say(heading);
            words(statements).forEach(words -> terminal.say("  - " + words));
        }
    }

    private List<String> words(List<Statement> statements) {
        return statements.stream()
                .map(statement -> statement.text(language.locale))
                .toList();
    }

    private Map<String, Object> result(Verdict verdict) {
        var result = new LinkedHashMap<String, Object>();
        result.put("valid", verdict.valid());
        var evidence = verdict.evidence();
        if (evidence != null) {
            describe(evidence, result);
        } else if (verdict instanceof Verdict.Kept(var statement, var _, var _)) {
            result.put("event", statement.fact().event());
            result.put("at", statement.at());
        }
        result.put("findings", findings(verdict.findings()));
        result.put("proven", words(verdict.proven()));
        result.put("notProven", words(verdict.notProven()));
        return result;
    }

    private static void describe(Evidence evidence, Map<String, Object> result) {
        result.put("event", evidence.event().uri());
        result.put("at", evidence.at());
        result.put("message", evidence.message());
        result.put("sender", evidence.sender().value());
        result.put(
                "recipients",
                evidence.concerned().stream().map(Evidence.Party::value).toList());
    }

    enum Language {
        EN(Locale.ENGLISH, "VALID", "NOT VALID", "Proven:", "Not proven by this:"),
        LV(Locale.of("lv"), "DERĪGS", "NAV DERĪGS", "Pierādīts:", "Ar šo nav pierādīts:");

        final Locale locale;
        private final String valid;
        private final String notValid;
        private final String proven;
        private final String notProven;

        Language(Locale locale, String valid, String notValid, String proven, String notProven) {
            this.locale = locale;
            this.valid = valid;
            this.notValid = notValid;
            this.proven = proven;
            this.notProven = notProven;
        }
    }
}
