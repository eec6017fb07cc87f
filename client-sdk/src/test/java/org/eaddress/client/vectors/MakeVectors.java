package org.eaddress.client.vectors;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.TreeMap;

/// Writes all vectors anew, with fresh keys, or only those that are named: run it after a change of what is
/// checked, then look at the difference.
final class MakeVectors {
    private MakeVectors() {}

    static void main(String... names) throws IOException {
        var all = new TreeMap<String, Vector>();
        all.putAll(Genuine.vectors());
        all.putAll(SpoiltForms.vectors());
        all.putAll(ForgedHeaders.vectors());
        all.putAll(ForgedCertificates.vectors());
        all.putAll(ForgedPayloads.vectors());
        all.putAll(ForgedAbsences.vectors());
        all.putAll(Events.vectors());
        all.putAll(Keepings.vectors());
        all.putAll(Proofs.vectors());
        all.putAll(SpoiltContainers.vectors());
        all.putAll(ForgedContainerSeals.vectors());
        all.putAll(ForgedRecords.vectors());
        all.putAll(RenewedRecords.vectors());
        all.putAll(Revocations.vectors());
        all.putAll(ForgedRevocationLists.vectors());
        all.putAll(StampRevocations.vectors());
        all.putAll(FallenStamps.vectors());
        if (names.length > 0) {
            all.keySet().retainAll(List.of(names));
        } else {
            deleteOld();
        }
        for (var vector : all.entrySet()) {
            vector.getValue().write(Vector.FOLDER.resolve(vector.getKey() + ".json"));
        }
    }

    private static void deleteOld() throws IOException {
        try (var old = Files.newDirectoryStream(Vector.FOLDER, "*.json")) {
            for (var file : old) {
                Files.delete(file);
            }
        }
    }
}
