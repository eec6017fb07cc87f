package org.eaddress.preview;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Makes small PDF documents of plain lines, with Latvian letters, one list of lines a page.
public final class SamplePdf {
    private static final String LETTERS = "āčēģīķļņšūžĀČĒĢĪĶĻŅŠŪŽ";
    private static final String NAMES = "/amacron /ccaron /emacron /gcommaaccent /imacron /kcommaaccent /lcommaaccent"
            + " /ncommaaccent /scaron /umacron /zcaron /Amacron /Ccaron /Emacron /Gcommaaccent /Imacron /Kcommaaccent"
            + " /Lcommaaccent /Ncommaaccent /Scaron /Umacron /Zcaron";
    private static final int FIRST_CODE = 0x80;
    private static final Charset ONE_BYTE = StandardCharsets.ISO_8859_1;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<Integer> offsets = new ArrayList<>();

    private SamplePdf() {}

    @SafeVarargs
    public static byte[] of(List<String>... pages) {
        return new SamplePdf().write(List.of(pages));
    }

    private byte[] write(List<List<String>> pages) {
        print("%PDF-1.7\n");
        object("<< /Type /Catalog /Pages 2 0 R /Lang (lv) >>");
        var kids = new StringBuilder();
        for (int page = 0; page < pages.size(); page++) {
            kids.append(4 + 2 * page).append(" 0 R ");
        }
        object("<< /Type /Pages /Kids [ " + kids + "] /Count " + pages.size() + " >>");
        object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Type /Encoding"
                + " /BaseEncoding /WinAnsiEncoding /Differences [ " + FIRST_CODE + " " + NAMES + " ] >> >>");
        for (List<String> lines : pages) {
            int content = offsets.size() + 2;
            object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents " + content
                    + " 0 R /Resources << /Font << /F 3 0 R >> >> >>");
            String text = text(lines);
            object("<< /Length " + text.length() + " >>\nstream\n" + text + "\nendstream");
        }
        end();
        return bytes.toByteArray();
    }

    private static String text(List<String> lines) {
        var text = new StringBuilder("BT /F 12 Tf 72 760 Td 20 TL");
        lines.forEach(line -> text.append(" (").append(encoded(line)).append(") Tj T*"));
        return text.append(" ET").toString();
    }

    private static String encoded(String line) {
        var encoded = new StringBuilder();
        line.chars().forEach(letter -> {
            int at = LETTERS.indexOf(letter);
            encoded.append("()\\".indexOf(letter) >= 0 ? "\\" : "");
            encoded.append(at < 0 ? (char) letter : (char) (FIRST_CODE + at));
        });
        return encoded.toString();
    }

    private void object(String body) {
        offsets.add(bytes.size());
        print(offsets.size() + " 0 obj\n" + body + "\nendobj\n");
    }

    private void end() {
        int start = bytes.size();
        print("xref\n0 " + (offsets.size() + 1) + "\n0000000000 65535 f \n");
        offsets.forEach(offset -> print("%010d 00000 n \n".formatted(offset)));
        print("trailer << /Size " + (offsets.size() + 1) + " /Root 1 0 R >>\nstartxref\n" + start + "\n%%EOF\n");
    }

    private void print(String text) {
        bytes.writeBytes(text.getBytes(ONE_BYTE));
    }
}
