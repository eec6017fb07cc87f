package org.eaddress.client.vectors;

import static org.eaddress.client.vectors.Cast.AT;
import static org.eaddress.client.vectors.Cast.SEALER;
import static org.eaddress.client.vectors.Cast.invalid;
import static org.eaddress.client.vectors.Cast.sealedOver;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/// Statements of absence that the hub would never seal, sealed all the same.
final class ForgedAbsences {
    private final Map<String, Vector> all = new TreeMap<>();

    static Map<String, Vector> vectors() {
        var absences = new ForgedAbsences();
        absences.malformed(
                "absence-of-nothing", "Absence without what was absent", forged -> forged.remove("extensions"));
        absences.malformed(
                "absence-of-another-kind",
                "Absence of something that nobody knows",
                forged -> value(forged).put("fact", "read"));
        absences.malformed(
                "absence-reversed",
                "Absence in a period that ends before it begins",
                forged -> value(forged).put("since", "2026-11-20T00:00:00.001Z"));
        absences.malformed(
                "absence-without-seals",
                "Absence without its seals",
                forged -> value(forged).remove("upToDigest"));
        absences.malformed(
                "absence-seals-reversed",
                "Absence whose seals end before they begin",
                forged -> value(forged).put("afterSeal", 3));
        absences.malformed(
                "absence-too-few-pieces",
                "Absence whose seals hold less than one piece each",
                forged -> value(forged).put("pieces", 1));
        absences.put(
                "absence-of-the-future",
                "Absence in a period that had not ended",
                forged -> value(forged).put("until", "2026-11-21T00:00:00.000Z"),
                "times-out-of-order");
        absences.all.put(
                "absence-in-a-receipt",
                invalid(
                        "A receipt that states absence, too",
                        "A receipt that states absence, too.",
                        sealedOver(receipt -> receipt.set(
                                "extensions", Cast.absence("accepted").get("extensions"))),
                        "malformed"));
        return absences.all;
    }

    private void malformed(String name, String title, Consumer<ObjectNode> change) {
        put(name, title, change, "malformed");
    }

    private void put(String name, String title, Consumer<ObjectNode> change, String... faults) {
        var statement = Cast.absence("accepted");
        change.accept(statement);
        all.put(name, invalid(title, title + ".", SEALER.seal(statement, AT), faults));
    }

    private static ObjectNode value(ObjectNode statement) {
        return statement.withObject("/extensions/0/value");
    }
}
