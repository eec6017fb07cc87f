package org.eaddress.client.cli;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPublicKeySpec;
import java.util.List;
import java.util.Set;
import org.eaddress.client.proof.EvidenceVerifier;
import org.eaddress.client.proof.TrustAnchors;

/// The first signature on P-256 that a JVM checks takes it long, for it makes tables of the curve then; so does the
/// first JSON. A command that will need both has them made ready beside the reading of its command line.
final class HeadStart {
    private static final String EMPTY = "e30.e30.e30"; // {}, three times

    private HeadStart() {}

    static void forCommand(String[] arguments) {
        if (List.of(arguments).contains("verify")) {
            Thread.ofPlatform().daemon().start(HeadStart::checkSomething);
        }
    }

    private static void checkSomething() {
        try {
            checkSignature();
        } catch (GeneralSecurityException e) {
            return; // whoever checks the real one will say so
        }
        EvidenceVerifier.trusting(TrustAnchors.of(Set.of())).verify(EMPTY);
    }

    /// Whatever comes out.
    private static void checkSignature() throws GeneralSecurityException {
        var curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        var parameters = curve.getParameterSpec(ECParameterSpec.class);
        var key =
                KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(parameters.getGenerator(), parameters));
        var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(key);
        var value = new byte[64];
        value[31] = 1;
        value[63] = 1;
        signature.verify(value);
    }
}
