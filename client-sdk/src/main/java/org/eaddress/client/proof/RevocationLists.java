package org.eaddress.client.proof;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.util.List;
import java.util.stream.Stream;

/// The revocation lists (RFC 5280) that lie beside what is checked. Nobody is asked for others.
public final class RevocationLists {
    private static final RevocationLists NONE = new RevocationLists(List.of());

    private final List<RevocationList> lists;

    private RevocationLists(List<RevocationList> lists) {
        this.lists = lists;
    }

    public static RevocationLists none() {
        return NONE;
    }

    /// Those in these files, each PEM with any number of them or one in DER. What is no list is named by the
    /// verdict.
    public static RevocationLists fromFiles(List<Path> files) throws IOException {
        var all = none();
        for (var file : files) {
            all = all.and(of(PortableProof.bytes(file)));
        }
        return all;
    }

    static RevocationLists of(byte[] bytes) {
        try {
            var found = CertificateFactory.getInstance("X.509").generateCRLs(new ByteArrayInputStream(bytes)).stream()
                    .map(X509CRL.class::cast)
                    .map(RevocationList::new)
                    .toList();
            return found.isEmpty() ? unreadable() : new RevocationLists(found);
        } catch (CRLException | CertificateException e) {
            return unreadable();
        }
    }

    private static RevocationLists unreadable() {
        return new RevocationLists(List.of(new RevocationList(null)));
    }

    /// These and those, each once.
    public RevocationLists and(RevocationLists others) {
        return new RevocationLists(
                Stream.concat(lists.stream(), others.lists.stream()).distinct().toList());
    }

    boolean isEmpty() {
        return lists.isEmpty();
    }

    List<RevocationList> all() {
        return lists;
    }
}
