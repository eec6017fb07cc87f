package org.eaddress.hub.evidence;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/// Settings as an operator would give them.
final class SealSettings {
    private SealSettings() {}

    static EvidenceSettings of(Path file, Map<String, Instant> from) {
        return new EvidenceSettings(
                EvidenceSettings.Kind.PKCS12, file, null, new String(SealRoot.PASSWORD), from, SealingRoom.WARN_BEFORE);
    }

    static EvidenceSettings ofDevice(Path pkcs11, String pin) {
        return new EvidenceSettings(
                EvidenceSettings.Kind.PKCS11, Path.of("none"), pkcs11, pin, Map.of(), SealingRoom.WARN_BEFORE);
    }
}
