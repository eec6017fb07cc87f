package org.eaddress.hub.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.server.PathContainer;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/// What a page may load, and who may frame it: nothing foreign, and nobody except the document viewer its
/// documents.
///
/// An answer that brings a policy of its own keeps it.
final class PageHeaders implements HeaderWriter {
    private static final String POLICY = "Content-Security-Policy";
    private static final String OWN = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; ";
    private static final String NEVER_FRAMED = OWN + "frame-ancestors 'none'";
    private static final String FRAMED_BY_US = OWN + "frame-ancestors 'self'";
    private static final String VIEWER = OWN
            + "script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
            + "font-src 'self' data: blob:; worker-src 'self' blob:; connect-src 'self' blob:; frame-ancestors 'self'";

    private static final PathPattern DOCUMENTS = PathPatternParser.defaultInstance.parse("/mail/*/documents/**");
    private static final PathPattern LIBRARIES = PathPatternParser.defaultInstance.parse("/webjars/**");
    private static final PathPattern PDF_VIEWER = PathPatternParser.defaultInstance.parse("/webjars/pdf-js/**");

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        if (!response.containsHeader(POLICY)) {
            response.setHeader(POLICY, policy(PathContainer.parsePath(request.getRequestURI())));
        }
    }

    private static String policy(PathContainer path) {
        if (PDF_VIEWER.matches(path)) {
            return VIEWER;
        }
        return DOCUMENTS.matches(path) || LIBRARIES.matches(path) ? FRAMED_BY_US : NEVER_FRAMED;
    }
}
