package org.eaddress.hub.connection;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/// The documents of sample messages. Each is made anew, so that no two messages have the same.
final class SampleDocuments {
    private static final String TEXT = "text/plain";
    private static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";

    private SampleDocuments() {}

    /// A document with its bytes, which can be read again and again.
    record Made(String name, String mediaType, Supplier<InputStream> content) {
        Made(String name, String mediaType, byte[] content) {
            this(name, mediaType, () -> new ByteArrayInputStream(content));
        }
    }

    /// @param number that of the message
    /// @param large how many bytes the large one has
    static List<Made> of(SampleKind kind, String number, long large) {
        return switch (kind) {
            case LETTER -> List.of(new Made("Letter.pdf", "application/pdf", pdf("Sample letter " + number)));
            case DOCUMENTS ->
                List.of(
                        new Made("Decision.pdf", "application/pdf", pdf("Sample decision " + number)),
                        new Made("Pielikums ar garumzīmēm.txt", TEXT, utf8("Paraugs " + number + ", āčēģīķļņšūž.\n")),
                        new Made("Data.xml", "application/xml", utf8("<sample number=\"" + number + "\"/>\n")));
            case LARGE -> {
                byte[] line = utf8("Sample of a large document, " + number + ".\n");
                yield List.of(new Made("Large.txt", TEXT, () -> new RepeatedLine(line, large)));
            }
            case INVOICE -> List.of(new Made("Invoice.xml", "application/xml", invoice(number)));
            case EICAR -> List.of(new Made("Eicar.txt", TEXT, utf8(EICAR)));
        };
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// One page with one line.
    private static byte[] pdf(String line) {
        String content = "BT /F1 18 Tf 72 720 Td (" + line + ") Tj ET";
        List<String> objects = List.of(
                "<< /Type /Catalog /Pages 2 0 R >>",
                "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
                        + " /Resources << /Font << /F1 5 0 R >> >> >>",
                "<< /Length %d >>\nstream\n%s\nendstream".formatted(content.length(), content),
                "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
        StringBuilder pdf = new StringBuilder("%PDF-1.4\n");
        int[] places = new int[objects.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = pdf.length();
            pdf.append("%d 0 obj\n%s\nendobj\n".formatted(i + 1, objects.get(i)));
        }
        int table = pdf.length();
        pdf.append("xref\n0 %d\n0000000000 65535 f \n".formatted(places.length + 1));
        Arrays.stream(places).forEach(place -> pdf.append("%010d 00000 n \n".formatted(place)));
        pdf.append("trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n".formatted(places.length + 1, table));
        return pdf.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] invoice(String number) {
        try (InputStream in = SampleDocuments.class.getResourceAsStream("/sandbox/invoice.xml")) {
            if (in == null) {
                throw new IllegalStateException("the sample invoice is not there");
            }
            return utf8(new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("SAMPLE-NUMBER", number));
        } catch (IOException e) {
            throw new IllegalStateException("the sample invoice cannot be read", e);
        }
    }
}
