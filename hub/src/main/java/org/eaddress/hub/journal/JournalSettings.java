package org.eaddress.hub.journal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.eaddress.hub.evidence.TrustAnchors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/// How often the journal is sealed, and who gives the time-stamps (`hub.journal`).
///
/// `entries` is how many pieces a seal holds at most; `anchors` the certificates (PEM) that the authorities'
/// chain up to; `clockSkew` how far their clocks and ours may be apart; `auditPieces` how many pieces a step of
/// the audit looks at.
@ConfigurationProperties("hub.journal")
record JournalSettings(
        Duration every,
        int entries,
        @DefaultValue List<URI> authorities,
        @Nullable Path anchors,
        Duration patience,
        Duration clockSkew,
        int auditPieces,
        @DefaultValue Embedded embedded) {

    /// A seal is read and given out whole.
    private static final int MOST_ENTRIES = 100_000;

    JournalSettings {
        if (entries < 1 || entries > MOST_ENTRIES) {
            throw new IllegalArgumentException("hub.journal.entries is from 1 to %d".formatted(MOST_ENTRIES));
        }
    }

    /// The key of the authority inside the hub, for the demo.
    record Embedded(
            @Nullable Path keyStore, @DefaultValue("") String password) {}

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({JournalSettings.class, RenewalSettings.class})
    static class Beans {
        @Bean
        TimeStamps timeStamps(JournalSettings settings, Environment environment, TrustAnchors anchors, Clock clock) {
            if (!settings.authorities().isEmpty()) {
                return settings.outside(clock);
            }
            if (environment.acceptsProfiles(Profiles.of("demo"))) {
                return settings.inside(anchors, clock);
            }
            throw new IllegalStateException("No time-stamping authority: set hub.journal.authorities to the address of"
                    + " one or more (RFC 3161), and hub.journal.anchors. Only the demo has one of its own.");
        }
    }

    private TimeStamps outside(Clock clock) {
        if (anchors == null) {
            throw new IllegalStateException("hub.journal.anchors is not set: the certificates (PEM) that those of the"
                    + " time-stamping authorities chain up to.");
        }
        List<TimeStampAuthority> all = authorities.stream()
                .<TimeStampAuthority>map(address -> new HttpTimeStampAuthority(address, patience))
                .toList();
        return new TimeStamps(all, new TimeStampCheck(read(anchors)), clockSkew, clock);
    }

    private TimeStamps inside(TrustAnchors trusted, Clock clock) {
        if (embedded.keyStore() == null) {
            throw new IllegalStateException("hub.journal.embedded.key-store is not set.");
        }
        EmbeddedTimeStampAuthority authority = EmbeddedTimeStampAuthority.read(
                embedded.keyStore(), embedded.password().toCharArray(), clock);
        trusted.keep(authority.anchor());
        return new TimeStamps(List.of(authority), new TimeStampCheck(List.of(authority.anchor())), clockSkew, clock);
    }

    private static List<X509Certificate> read(Path pem) {
        try (InputStream in = Files.newInputStream(pem)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("The anchors of the time-stamps cannot be read from " + pem, e);
        }
    }
}
