package org.eaddress.client.vectors;

import java.io.IOException;
import java.nio.file.Files;
import java.util.TreeMap;

/// Writes all vectors anew, with fresh keys: run it after a change of what is checked, then look at the difference.
final class MakeVectors {
    private MakeVectors() {}

    static void main() throws IOException {
        var all = new TreeMap<String, Vector>();
        all.putAll(Genuine.vectors());
        all.putAll(SpoiltForms.vectors());
        all.putAll(ForgedHeaders.vectors());
        all.putAll(ForgedCertificates.vectors());
        all.putAll(ForgedPayloads.vectors());
        all.putAll(ForgedAbsences.vectors());
        all.putAll(Proofs.vectors());
        all.putAll(SpoiltContainers.vectors());
        all.putAll(ForgedContainerSeals.vectors());
        all.putAll(ForgedRecords.vectors());
        try (var old = Files.newDirectoryStream(Vector.FOLDER, "*.json")) {
            for (var file : old) {
                Files.delete(file);
            }
        }
        for (var vector : all.entrySet()) {
            vector.getValue().write(Vector.FOLDER.resolve(vector.getKey() + ".json"));
        }
    }
}
