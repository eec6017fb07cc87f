package org.eaddress.hub.access;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/// Redirects name a path, not a host: behind a proxy the hub does not know the host that the browser sees.
@Component
final class RelativeRedirects implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    @Override
    public void customize(TomcatServletWebServerFactory server) {
        server.addContextCustomizers(context -> context.setUseRelativeRedirects(true));
    }
}
