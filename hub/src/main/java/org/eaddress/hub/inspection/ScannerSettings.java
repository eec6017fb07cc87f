package org.eaddress.hub.inspection;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/// The scanners for malware (`hub.inspection.scanner`).
///
/// @param addresses of ClamAV daemons, `tcp://host:port` or `unix:/path`; the first that answers is asked
/// @param waiver why there is none, if that was decided
/// @param connectWithin how long to wait for a connection
/// @param answerWithin how long a sender waits for the scan of one document; what takes longer is
///     scanned afterwards
/// @param answerAtMost how long a scan may take that nobody waits for
/// @param atOnce how many scans run at the same time
/// @param decoded how much of the base64 content of one XML document is scanned on its own
/// @param decodedParts in how many pieces
/// @param rest how long no sender waits for a scanner after none had finished
/// @param valid how long the clean scan of a document that was put before its messages counts
@ConfigurationProperties("hub.inspection.scanner")
record ScannerSettings(
        @DefaultValue List<URI> addresses,
        @DefaultValue("") String waiver,
        Duration connectWithin,
        Duration answerWithin,
        Duration answerAtMost,
        int atOnce,
        DataSize decoded,
        int decodedParts,
        Duration rest,
        Duration valid) {
    ScannerSettings {
        waiver = waiver.strip();
        if (atOnce < 1) {
            throw new IllegalArgumentException("hub.inspection.scanner.at-once is at least 1");
        }
    }
}
