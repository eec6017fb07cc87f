package org.eaddress.hub.portal;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/// Lets the hub answer for an address that the server cannot read, such as one with `%00`; otherwise the server
/// would show a page of its own.
@Component
final class UnreadableAddresses implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    @Override
    public void customize(TomcatServletWebServerFactory server) {
        server.addEngineValves(new ToTheHub());
    }

    private static final class ToTheHub extends ValveBase {
        ToTheHub() {
            super(true);
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            if (request.getContext() == null
                    && response.isErrorReportRequired()
                    && request.getHost() != null
                    && request.getHost().findChild("") instanceof Context hub) {
                request.getMappingData().context = hub;
            }
            getNext().invoke(request, response);
        }
    }
}
