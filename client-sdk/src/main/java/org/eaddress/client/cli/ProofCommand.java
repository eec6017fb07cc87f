package org.eaddress.client.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.UUID;
import org.eaddress.client.EAddressClient;
import org.eaddress.client.ProofForm;
import org.eaddress.client.proof.PortableProof;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "proof",
        description = "Gets the portable proof of a message, one ASiC-E file that signature tools open, and checks it.")
final class ProofCommand extends Subcommand {
    @Parameters(paramLabel = "UUID", description = "The message.")
    UUID message = new UUID(0, 0);

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where to, such as permit.asice.")
    Path out = Path.of("");

    @Option(
            names = {"--language", "--lang"},
            paramLabel = "lv|en",
            defaultValue = "lv",
            description = "The language of the page in it.")
    ProofForm.Language language = ProofForm.Language.LV;

    @Option(
            names = "--documents",
            paramLabel = "include|digests",
            defaultValue = "include",
            description = "Whether message and documents go into it, or their digests only.")
    ProofForm.Documents documents = ProofForm.Documents.INCLUDE;

    @Override
    int run(EAddressClient client, Terminal terminal) {
        var proof = client.saveProof(message, new ProofForm(language, documents), out);
        terminal.say("Saved and checked: " + out);
        proof.pieces().forEach(piece -> terminal.say("  " + piece.name()));
        var result = new LinkedHashMap<String, Object>();
        result.put("message", message);
        result.put("proof", out.toString());
        result.put(
                "pieces", proof.pieces().stream().map(PortableProof.Piece::name).toList());
        terminal.result(result);
        return Exit.FINE;
    }
}
