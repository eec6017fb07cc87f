package org.eaddress.infra.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/// The algorithms of seals, each with the bare signature that the hub's own makes use of.
enum SealKind {
    ES256("SHA256withPLAIN-ECDSA", true, "EC", "-groupname", "secp256r1"),
    ES384("SHA384withPLAIN-ECDSA", true, "EC", "-groupname", "secp384r1"),
    PS256("RSASSA-PSS", false, "RSA", "-keysize", "3072"),
    EDDSA("Ed25519", true, "Ed25519"),
    ML_DSA_65("ML-DSA", false, "ML-DSA-65");

    private static final PSSParameterSpec PSS =
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, PSSParameterSpec.TRAILER_FIELD_BC);

    private final String signature;
    private final boolean bouncyCastle;
    private final List<String> key;

    SealKind(String signature, boolean bouncyCastle, String... key) {
        this.signature = signature;
        this.bouncyCastle = bouncyCastle;
        this.key = List.of(key);
    }

    /// Replaces the key store by one with a fresh key of this kind, certified by itself.
    void putKey(Path keyStore, String password) throws IOException, InterruptedException {
        Path fresh = keyStore.resolveSibling(name() + ".p12");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                fresh.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                password));
        command.addAll(List.of("-alias", "seal", "-dname", "CN=Bench seal", "-ext", "KU=nonRepudiation", "-keyalg"));
        command.addAll(key);
        Process keytool = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException("keytool makes no key for " + this);
        }
        Files.move(fresh, keyStore, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// A signature object with the one key of this key store, by the provider that the hub takes for it.
    Signature bare(Path keyStore, String password) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(keyStore.toFile(), password.toCharArray());
        Signature bare = bouncyCastle
                ? Signature.getInstance(signature, new BouncyCastleProvider())
                : Signature.getInstance(signature);
        bare.initSign((PrivateKey) store.getKey("seal", password.toCharArray()));
        if (this == PS256) {
            bare.setParameter(PSS);
        }
        return bare;
    }
}
