package org.eaddress.client.vectors;

import static org.eaddress.client.vectors.Cast.AT;
import static org.eaddress.client.vectors.Cast.PERMIT;
import static org.eaddress.client.vectors.Cast.SEALER;
import static org.eaddress.client.vectors.Cast.ofRecipient;
import static org.eaddress.client.vectors.ProofCast.PIECE;
import static org.eaddress.client.vectors.ProofCast.PLAN_FILE;
import static org.eaddress.client.vectors.ProofCast.recordOf;
import static org.eaddress.client.vectors.ProofCast.valid;
import static org.eaddress.client.vectors.ProofCast.whole;

import java.util.Map;
import java.util.TreeMap;

/// Portable proofs that every verifier must take.
final class Proofs {
    private Proofs() {}

    static Map<String, Vector> vectors() {
        var all = new TreeMap<String, Vector>();
        all.put("proof", valid("A proof with all in it", "Seals, records and time-stamps hold.", whole()));
        all.put(
                "proof-of-digests",
                valid(
                        "A proof without message and documents",
                        "The evidence stands alone.",
                        whole().without("message.json", PERMIT.name(), PLAN_FILE)));
        all.put(
                "proof-before-the-journal",
                valid(
                        "A proof without a record",
                        "The journal had not sealed the evidence yet; the verdict says so.",
                        whole().without(PIECE + ".ers")));
        all.put(
                "proof-without-time-stamp",
                valid(
                        "A proof whose seal has no time-stamp",
                        "No authority answered; the verdict says so.",
                        whole().withoutStamp()));
        all.put("proof-of-two-events", ofTwoEvents());
        all.put(
                "proof-of-names-with-care",
                valid(
                        "A document whose name needs care in XML and in addresses",
                        "It is spelt alike.",
                        whole().without(PERMIT.name()).file("100% ' & + =.pdf", ProofCast.bytes(PERMIT))));
        return all;
    }

    private static Vector ofTwoEvents() {
        var consignment = SEALER.seal(ofRecipient("ContentConsignment"), AT);
        var proof = whole().file("evidence-02-ContentConsignment.jws", consignment)
                .file("evidence-02-ContentConsignment.ers", recordOf(consignment));
        return valid("A proof of acceptance and consignment", "Both pieces hold.", proof);
    }
}
