package org.eaddress.hub.inspection;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/// What a document is by its first bytes and, for a container, by what its end says. The kinds that
/// are sent most are known here; the others are Apache Tika's to tell.
final class ContentTypes {
    static final String PDF = "application/pdf";

    /// An OLE2 file: a document of the older office programs, or an encrypted one of the newer.
    static final String OLE = "application/x-tika-msoffice";

    private static final String TEXT = "text/plain";
    private static final Set<String> ACTIVE_TEXT = Set.of(
            "text/html",
            "application/xhtml+xml",
            "image/svg+xml",
            "application/javascript",
            "text/javascript",
            "application/rtf",
            "application/postscript",
            "application/x-sh",
            "text/x-python",
            "text/x-perl");

    private static final MimeTypes TIKA = MimeTypes.getDefaultMimeTypes();
    private static final String ENCRYPT = "/Encrypt";
    private static final int LONGEST_ENTRY = 40;
    private static final Pattern ENCRYPTION_OF_PDF = Pattern.compile(ENCRYPT + "\\s*(?:\\d+\\s+\\d+\\s+R|<<)");
    private static final String ENCRYPTED_PACKAGE = Bytes.latin("EncryptedPackage".getBytes(UTF_16LE));
    private static final int SECTOR = 512;
    private static final int WORD = 0xa5ec;
    private static final int WORD_FLAGS = 10;
    private static final int WORD_ENCRYPTED = 0x100;

    private final InspectionSettings limits;

    ContentTypes(InspectionSettings limits) {
        this.limits = limits;
    }

    Content of(Excerpt excerpt) {
        byte[] head = excerpt.head();
        if (isPdf(head)) {
            return new Content(PDF, isEncryptedPdf(excerpt), false);
        }
        if (Bytes.startWith(head, 'P', 'K', 3, 4) || Bytes.startWith(head, 'P', 'K', 5, 6)) {
            return ContainerTypes.of(excerpt, limits);
        }
        if (Bytes.startWith(head, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) {
            return new Content(OLE, isEncryptedOle(excerpt), false);
        }
        return Content.plain(other(head));
    }

    private static String other(byte[] head) {
        if (Bytes.startWith(head, 0xff, 0xd8, 0xff)) {
            return "image/jpeg";
        }
        if (Bytes.startWith(head, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n')) {
            return "image/png";
        }
        if (Bytes.startWith(head, 'I', 'I', '*', 0) || Bytes.startWith(head, 'M', 'M', 0, '*')) {
            return "image/tiff";
        }
        return XmlRoot.of(head).map(XmlRoot::mediaType).orElseGet(() -> byTika(head));
    }

    /// Of text, only what a program would act upon is told apart: a letter that begins with `From:` is text.
    private static String byTika(byte[] head) {
        try {
            String type = TIKA.detect(new ByteArrayInputStream(head), new Metadata())
                    .getBaseType()
                    .toString();
            return isText(head) && !ACTIVE_TEXT.contains(type) ? TEXT : type;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isText(byte[] head) {
        if (Bytes.startWith(head, 0xff, 0xfe) || Bytes.startWith(head, 0xfe, 0xff)) {
            return true;
        }
        for (byte one : head) {
            if (one >= 0 && one < ' ' && one != '\t' && one != '\n' && one != '\r' && one != '\f') {
                return false;
            }
        }
        return true;
    }

    /// ISO 32000-1, 7.5.2, is stricter; white space before it is what real files have.
    private static boolean isPdf(byte[] head) {
        int at = Bytes.startWith(head, 0xef, 0xbb, 0xbf) ? 3 : 0;
        while (at < head.length && Character.isWhitespace(head[at])) {
            at++;
        }
        return at + 5 <= head.length
                && head[at] == '%'
                && head[at + 1] == 'P'
                && head[at + 2] == 'D'
                && head[at + 3] == 'F'
                && head[at + 4] == '-';
    }

    /// ISO 32000-1, 7.5.5: the trailer names the encryption; it stands at the end, in a linearized file at
    /// both ends.
    private static boolean isEncryptedPdf(Excerpt excerpt) {
        return namesEncryption(excerpt.tail()) || (!excerpt.isWhole() && namesEncryption(excerpt.head()));
    }

    private static boolean namesEncryption(byte[] bytes) {
        String text = Bytes.latin(bytes);
        for (int at = text.indexOf(ENCRYPT); at >= 0; at = text.indexOf(ENCRYPT, at + 1)) {
            int end = Math.min(at + LONGEST_ENTRY, text.length());
            if (ENCRYPTION_OF_PDF.matcher(text).region(at, end).lookingAt()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isEncryptedOle(Excerpt excerpt) {
        return Bytes.latin(excerpt.tail()).contains(ENCRYPTED_PACKAGE)
                || (!excerpt.isWhole() && Bytes.latin(excerpt.head()).contains(ENCRYPTED_PACKAGE))
                || isEncryptedWord(excerpt.bytes(SECTOR, WORD_FLAGS + 2));
    }

    /// MS-DOC 2.5.2: the file information block, which is as a rule the first sector.
    private static boolean isEncryptedWord(byte[] block) {
        ByteBuffer fields = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
        return fields.capacity() == WORD_FLAGS + 2
                && Short.toUnsignedInt(fields.getShort(0)) == WORD
                && (fields.getShort(WORD_FLAGS) & WORD_ENCRYPTED) != 0;
    }
}
