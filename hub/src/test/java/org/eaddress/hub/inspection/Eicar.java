package org.eaddress.hub.inspection;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The harmless file that every scanner for malware knows. It is put together here, so that no scanner
/// finds it among the sources.
public final class Eicar {
    private Eicar() {}

    public static String text() {
        return String.join("", "X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTI", "VIRUS-TEST-FILE!$H+H*");
    }

    public static byte[] plain() {
        return text().getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] inZip() throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("invoice.txt"));
            out.write(plain());
        }
        return zip.toByteArray();
    }

    /// A PDF that has the zip as a compressed file embedded in it.
    static byte[] inZipInPdf() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            out.write(inZip());
        }
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        pdf.writeBytes("""
                %%PDF-1.7
                1 0 obj
                << /Type /Catalog /Names << /EmbeddedFiles << /Names [(invoice.zip) 2 0 R] >> >> >>
                endobj
                2 0 obj
                << /Type /Filespec /F (invoice.zip) /EF << /F 3 0 R >> >>
                endobj
                3 0 obj
                << /Type /EmbeddedFile /Filter /FlateDecode /Length %d >>
                stream
                """.formatted(packed.size()).getBytes(StandardCharsets.US_ASCII));
        pdf.writeBytes(packed.toByteArray());
        pdf.writeBytes("""

                endstream
                endobj
                trailer
                << /Root 1 0 R /Size 4 >>
                %%EOF
                """.getBytes(StandardCharsets.US_ASCII));
        return pdf.toByteArray();
    }

    /// An e-invoice that has the file attached, long enough to break into lines.
    static byte[] inXml() {
        byte[] attachment = (text() + " ".repeat(200)).getBytes(StandardCharsets.US_ASCII);
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2">
                  <EmbeddedDocumentBinaryObject mimeCode="text/plain">%s</EmbeddedDocumentBinaryObject>
                </Invoice>
                """.formatted(Base64.getMimeEncoder().encodeToString(attachment)).getBytes(StandardCharsets.US_ASCII);
    }
}
