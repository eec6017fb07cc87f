package org.eaddress.hub.access;

import java.util.Optional;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.apache.tomcat.util.net.SSLHostConfigCertificate.Type;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.autoconfigure.TomcatServerProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.stereotype.Component;

/// Listens by TLS, besides the hub's own port, and asks whoever comes for a certificate; who has none may come,
/// too.
@Component
@EnableConfigurationProperties(MutualTls.class)
final class MutualTlsListener implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private final MutualTls settings;
    private final ServerProperties server;
    private final TomcatServerProperties tomcat;

    MutualTlsListener(MutualTls settings, ServerProperties server, TomcatServerProperties tomcat) {
        this.settings = settings;
        this.server = server;
        this.tomcat = tomcat;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        if (settings.isOn()) {
            factory.addAdditionalConnectors(connector());
        }
    }

    private Connector connector() {
        Http11NioProtocol protocol = new Http11NioProtocol();
        Connector connector = new Connector(protocol);
        connector.setPort(settings.port());
        connector.setScheme("https");
        connector.setSecure(true);
        connector.setProperty("SSLEnabled", "true");
        address().ifPresent(address -> connector.setProperty("address", address));
        limit(protocol);
        connector.addSslHostConfig(tls());
        return connector;
    }

    private Optional<String> address() {
        return Optional.ofNullable(settings.address())
                .or(() -> Optional.ofNullable(server.getAddress()).map(address -> address.getHostAddress()));
    }

    /// As on the hub's own port.
    private void limit(AbstractHttp11Protocol<?> protocol) {
        protocol.setMaxKeepAliveRequests(tomcat.getMaxKeepAliveRequests());
        protocol.setMaxSwallowSize(Math.toIntExact(tomcat.getMaxSwallowSize().toBytes()));
    }

    private SSLHostConfig tls() {
        SSLHostConfig tls = new SSLHostConfig();
        tls.setProtocols("TLSv1.2+TLSv1.3");
        tls.setCertificateVerification("optional");
        tls.setTrustManagerClassName(AnyCertificate.class.getName());
        SSLHostConfigCertificate own = new SSLHostConfigCertificate(tls, Type.UNDEFINED);
        own.setCertificateKeystoreFile(settings.keys().toAbsolutePath().toString());
        own.setCertificateKeystoreType("PKCS12");
        own.setCertificateKeystorePassword(settings.secret());
        tls.addCertificate(own);
        return tls;
    }
}
