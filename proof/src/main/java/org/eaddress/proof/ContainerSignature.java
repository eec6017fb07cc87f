package org.eaddress.proof;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.MimeType;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.enumerations.SignaturePackaging;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.DigestDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.TimestampBinary;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.xades.XAdESSignatureParameters;
import eu.europa.esig.dss.xades.signature.XAdESService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The XAdES signature of a container (EN 319 132-1), made over the digests of its files.
final class ContainerSignature {
    private static final DigestAlgorithm DIGEST = DigestAlgorithm.SHA256;
    private static final byte[] ROOT = """
            <?xml version="1.0" encoding="UTF-8"?>
            <asic:XAdESSignatures xmlns:asic="http://uri.etsi.org/02918/v1.2.1#"/>""".getBytes(StandardCharsets.UTF_8);

    private final ContainerSeal seal;
    private final @Nullable TimeStamps timeStamps;

    private ContainerSignature(ContainerSeal seal, @Nullable TimeStamps timeStamps) {
        this.seal = seal;
        this.timeStamps = timeStamps;
    }

    static ContainerSignature stamped(ContainerSeal seal, TimeStamps timeStamps) {
        return new ContainerSignature(seal, timeStamps);
    }

    static ContainerSignature sealed(ContainerSeal seal) {
        return new ContainerSignature(seal, null);
    }

    /// The content of `META-INF/signatures0.xml`.
    byte[] over(List<ContainerFile> files) throws IOException {
        List<DSSDocument> documents =
                files.stream().map(ContainerSignature::reference).toList();
        XAdESSignatureParameters parameters = parameters();
        XAdESService service = service();
        byte[] signed = seal.sign(service.getDataToSign(documents, parameters).getBytes());
        SignatureValue value = new SignatureValue(algorithm(), signed);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        service.signDocument(documents, parameters, value).writeTo(out);
        return out.toByteArray();
    }

    private XAdESService service() {
        XAdESService service = new XAdESService(new CommonCertificateVerifier(true)); // asks nobody
        TimeStamps authority = timeStamps;
        if (authority != null) {
            service.setTspSource((_, digest) -> token(authority, digest));
        }
        return service;
    }

    private XAdESSignatureParameters parameters() {
        XAdESSignatureParameters parameters = new XAdESSignatureParameters();
        parameters.setSignatureLevel(
                timeStamps == null ? SignatureLevel.XAdES_BASELINE_B : SignatureLevel.XAdES_BASELINE_T);
        parameters.setSignaturePackaging(SignaturePackaging.DETACHED);
        parameters.setEncryptionAlgorithm(algorithm().getEncryptionAlgorithm());
        parameters.setDigestAlgorithm(algorithm().getDigestAlgorithm());
        parameters.setReferenceDigestAlgorithm(DIGEST);
        parameters.getSignatureTimestampParameters().setDigestAlgorithm(DIGEST);
        parameters.setRootDocument(new InMemoryDocument(ROOT));
        List<CertificateToken> chain =
                seal.chain().stream().map(CertificateToken::new).toList();
        parameters.setSigningCertificate(chain.getFirst());
        parameters.setCertificateChain(chain);
        return parameters;
    }

    private SignatureAlgorithm algorithm() {
        return SignatureAlgorithm.forJAVA(seal.algorithm());
    }

    private static DSSDocument reference(ContainerFile file) {
        return new DigestDocument(
                DIGEST,
                HexFormat.of().parseHex(file.sha256()),
                file.name(),
                MimeType.fromMimeTypeString(file.mediaType()));
    }

    private static TimestampBinary token(TimeStamps authority, byte[] digest) {
        try {
            return new TimestampBinary(authority.token(digest));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
