package org.eaddress.client.vectors;

import static org.eaddress.client.vectors.Cast.AT;
import static org.eaddress.client.vectors.Cast.MESSAGE;
import static org.eaddress.client.vectors.Cast.PERMIT;
import static org.eaddress.client.vectors.Cast.PLAN;
import static org.eaddress.client.vectors.Cast.ROOT;
import static org.eaddress.client.vectors.Cast.SEALER;
import static org.eaddress.client.vectors.Cast.base64;
import static org.eaddress.client.vectors.Cast.ofRecipient;
import static org.eaddress.client.vectors.Cast.pem;
import static org.eaddress.client.vectors.Cast.receipt;
import static org.eaddress.client.vectors.Cast.sealed;
import static org.eaddress.client.vectors.Cast.sealedOver;
import static org.eaddress.client.vectors.Cast.sealedWith;
import static org.eaddress.client.vectors.Cast.valid;

import java.util.Map;
import java.util.TreeMap;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.eaddress.client.fake.Authority;
import org.eaddress.client.fake.CertificateOrder;
import org.eaddress.client.vectors.Vector.Attached;
import tools.jackson.databind.node.ObjectNode;

/// Evidence that every verifier must take.
final class Genuine {
    private Genuine() {}

    static Map<String, Vector> vectors() {
        var all = new TreeMap<String, Vector>();
        all.put("receipt-alone", valid("A receipt with nothing beside it", "Seal and certificate hold.", sealed()));
        all.put(
                "receipt-with-all",
                valid("A receipt, its documents and its message", "Everything is what was sealed.", sealed())
                        .with(PERMIT, PLAN)
                        .message(MESSAGE.toPrettyString()));
        all.put("receipt-of-one-document", ofOneDocument());
        all.put(
                "document-renamed",
                valid("A document under another name", "The bytes count, not the name of the file.", sealed())
                        .with(new Attached("copy.pdf", PERMIT.base64()), PLAN));
        all.put("consignment", event("ContentConsignment"));
        all.put("handover", event("ContentHandover"));
        all.put("absence", absence("accepted"));
        all.put("absence-in-mailbox", absence("consigned"));
        all.put("end-of-line", valid("A file that ends with one end-of-line", "Editors add it.", sealed() + "\r\n"));
        all.put("known-header-members", valid("Members that change nothing", "They are known.", headerMembers()));
        all.put("extension", valid("An extension that is not critical", "It may be ignored.", extension()));
        all.put("several-anchors", severalAnchors());
        all.put("below-an-intermediate", belowAnIntermediate());
        all.put("pinned-certificate", pinned());
        all.put("unusual-name", unusualName());
        return all;
    }

    private static Vector ofOneDocument() {
        var evidence = sealedOver(payload -> ((ObjectNode) payload.path("userContentInfo"))
                .withArray("partsInfo")
                .remove(1));
        return valid("A receipt for one document", "The document is the one that was sealed.", evidence)
                .with(PERMIT);
    }

    private static Vector event(String event) {
        var sealed = SEALER.seal(ofRecipient(event), AT);
        return valid(event + " for one recipient", "Seal and certificate hold.", sealed);
    }

    private static Vector absence(String fact) {
        var sealed = SEALER.seal(Cast.absence(fact), AT);
        return valid(
                "A statement that nothing was " + fact, "Seal and certificate hold; that it is true is open.", sealed);
    }

    private static String headerMembers() {
        return sealedWith(header -> header.put("typ", "jose")
                .put("cty", "json")
                .put("kid", "1")
                .putArray("crit")
                .add("iat"));
    }

    private static String extension() {
        return sealedOver(payload -> payload.putArray("extensions")
                .addObject()
                .put("identifier", "urn:example:note")
                .put("isCritical", false)
                .put("value", 1));
    }

    private static Vector severalAnchors() {
        var other = Authority.named("another root");
        return valid("A trust file with two anchors", "One of them is the right one.", sealed())
                .trusting(pem(other, ROOT));
    }

    private static Vector belowAnIntermediate() {
        var issuing = ROOT.below(CertificateOrder.authority("e-address test issuing authority"));
        var evidence = issuing.sealer()
                .seal(receipt(), AT, header -> header.withArray("x5c").add(base64(issuing.certificate())));
        return valid("A sealing certificate below an issuing authority", "The chain is in the header.", evidence);
    }

    private static Vector pinned() {
        var stranger = Authority.named("an authority of many")
                .sealer(CertificateOrder.seal().purpose(null).usage(KeyUsage.nonRepudiation));
        return valid(
                        "A certificate without the purpose, itself in the trust file",
                        "Whoever names the very certificate needs no authority and no purpose.",
                        stranger.seal(receipt(), AT))
                .trusting(pem(stranger.certificate()));
    }

    private static Vector unusualName() {
        var name = "CN=Hub \\\"A\\\"\\, seal,OU=\\#1+OU=two,O=Pilsētas centrmezgls,C=LV";
        var sealer = ROOT.sealer(CertificateOrder.seal().named(name));
        var evidence = receipt();
        ((ObjectNode) evidence.path("evidenceIssuerDetails").path("identifier"))
                .put("value", sealer.certificate().getSubjectX500Principal().getName());
        return valid("A name with signs that need care (RFC 2253)", "It is spelt alike.", sealer.seal(evidence, AT));
    }
}
