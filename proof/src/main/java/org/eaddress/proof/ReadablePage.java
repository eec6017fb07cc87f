package org.eaddress.proof;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/// Turns a page into a PDF that lasts and that a screen reader can read: PDF/A-3u and PDF/UA-1, its fonts inside.
///
/// The page is well-formed XHTML with a language and a title. It may use the families `Sans`, `Serif` and `Mono`,
/// also in the boxes of `@page`, and nothing is loaded from anywhere.
public final class ReadablePage {
    private static final float PDF_VERSION = 1.7f;
    private static final int NORMAL = 400;
    private static final int BOLD = 700;
    private static final String FONTS = "/liberation/Liberation";

    private ReadablePage() {}

    /// The PDF's bytes.
    public static byte[] pdf(String xhtml) throws IOException {
        XRLog.setLoggingEnabled(false); // it writes to the console
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PdfRendererBuilder page = new PdfRendererBuilder()
                .usePdfVersion(PDF_VERSION)
                .usePdfAConformance(PdfAConformance.PDFA_3_U)
                .usePdfUaAccessibility(true)
                .useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData())
                .withProducer("e-address hub")
                .withHtmlContent(xhtml, null)
                .toStream(out);
        for (ExternalResourceControlPriority when : ExternalResourceControlPriority.values()) {
            page.useExternalResourceAccessControl((_, _) -> false, when);
        }
        font(page, "Sans-Regular", "Sans", NORMAL);
        font(page, "Sans-Bold", "Sans", BOLD);
        font(page, "Serif-Regular", "Serif", NORMAL);
        font(page, "Serif-Bold", "Serif", BOLD);
        font(page, "Mono-Regular", "Mono", NORMAL);
        page.run();
        return out.toByteArray();
    }

    private static void font(PdfRendererBuilder page, String file, String family, int weight) {
        page.useFont(() -> open(FONTS + file + ".ttf"), family, weight, FontStyle.NORMAL, true);
    }

    private static InputStream open(String resource) {
        InputStream in = ReadablePage.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalStateException("The font %s is missing.".formatted(resource));
        }
        return in;
    }
}
