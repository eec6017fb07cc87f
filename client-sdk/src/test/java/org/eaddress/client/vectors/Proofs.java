package org.eaddress.client.vectors;

import static org.eaddress.client.vectors.Cast.AT;
import static org.eaddress.client.vectors.Cast.PERMIT;
import static org.eaddress.client.vectors.Cast.SEALER;
import static org.eaddress.client.vectors.Cast.ofRecipient;
import static org.eaddress.client.vectors.ProofCast.JOURNAL;
import static org.eaddress.client.vectors.ProofCast.PIECE;
import static org.eaddress.client.vectors.ProofCast.PLAN_FILE;
import static org.eaddress.client.vectors.ProofCast.SEALED_AT;
import static org.eaddress.client.vectors.ProofCast.recordOf;
import static org.eaddress.client.vectors.ProofCast.valid;
import static org.eaddress.client.vectors.ProofCast.whole;

import java.util.Map;
import java.util.TreeMap;
import org.eaddress.client.fake.ProofMaker;
import tools.jackson.databind.node.ObjectNode;

/// Portable proofs that every verifier must take.
final class Proofs {
    private static final String UNIT = "UNIT@40103000456";

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
        all.put("proof-of-what-was-sent-on", ofWhatWasSentOn());
        all.put(
                "proof-of-names-with-care",
                valid(
                        "A document whose name needs care in XML and in addresses",
                        "It is spelt alike.",
                        whole().without(PERMIT.name()).file("100% ' & + =.pdf", ProofCast.bytes(PERMIT))));
        return all;
    }

    /// What the second recipient has.
    private static Vector ofWhatWasSentOn() {
        var handled = SEALER.seal(Events.redirected(Events.handled(), UNIT), AT);
        var there = ofRecipient("ContentConsignment");
        ((ObjectNode) there.at("/recipientsDetails/0/identifier")).put("value", UNIT);
        var consignment = SEALER.seal(there, AT);
        var proof = ProofMaker.sealedBy(SEALER, SEALED_AT)
                .stampedBy(JOURNAL, SEALED_AT.plusSeconds(1))
                .file("evidence-01-CaseHandled.jws", handled)
                .file("evidence-01-CaseHandled.ers", recordOf(handled))
                .file("evidence-02-ContentConsignment.jws", consignment)
                .file("evidence-02-ContentConsignment.ers", recordOf(consignment));
        return valid("A proof of a message that was sent on", "It says from where, and who did it.", proof)
                .saying("proven-case-redirected", "proven-consigned");
    }

    private static Vector ofTwoEvents() {
        var consignment = SEALER.seal(ofRecipient("ContentConsignment"), AT);
        var proof = whole().file("evidence-02-ContentConsignment.jws", consignment)
                .file("evidence-02-ContentConsignment.ers", recordOf(consignment));
        return valid("A proof of acceptance and consignment", "Both pieces hold.", proof);
    }
}
