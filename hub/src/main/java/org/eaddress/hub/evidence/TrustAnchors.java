package org.eaddress.hub.evidence;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The certificates that the hub's seals chain up to: of all keys that it has or ever had; and that of the demo's
/// time-stamps.
@Component
public class TrustAnchors {
    private static final String KEEP = """
            insert into seal_anchor (certificate) values (:certificate) on conflict (md5(certificate)) do nothing""";
    private static final String ALL = "select certificate from seal_anchor order by seal_anchor_id limit :limit";
    private static final int LIMIT = 1_000;
    private static final int LINE = 64;

    private final JdbcClient db;

    TrustAnchors(JdbcClient db) {
        this.db = db;
    }

    /// PEM, one or more certificates.
    public String pem() {
        return String.join(
                "", db.sql(ALL).param("limit", LIMIT).query(String.class).list());
    }

    /// The same, read.
    public List<X509Certificate> certificates() {
        byte[] pem = pem().getBytes(StandardCharsets.US_ASCII);
        try {
            return CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem)).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Remembers this one for ever.
    public void keep(X509Certificate anchor) {
        db.sql(KEEP).param("certificate", pem(anchor)).update();
    }

    private static String pem(X509Certificate certificate) {
        try {
            String body = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
            return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
