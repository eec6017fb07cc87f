package org.eaddress.hub.inspection;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/// A hub without a scanner for malware only starts as a demo, or when its operator waives it in writing
/// (`hub.inspection.scanner.waiver`).
@Component
class ScannerGuard implements InitializingBean {
    private static final Logger LOG = LoggerFactory.getLogger(ScannerGuard.class);

    private final ScannerSettings settings;
    private final boolean demo;

    ScannerGuard(ScannerSettings settings, Environment environment) {
        this.settings = settings;
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
    }

    /// @throws IllegalStateException when nothing scans, and that is not accepted
    @Override
    public void afterPropertiesSet() {
        if (!settings.addresses().isEmpty()) {
            return;
        }
        if (!settings.waiver().isEmpty()) {
            LOG.warn("Documents are not scanned for malware. Waived: {}", settings.waiver());
        } else if (demo) {
            LOG.info("Documents are not scanned for malware: the demo runs without a scanner");
        } else {
            throw new IllegalStateException("No scanner looks for malware in documents. Name one"
                    + " (hub.inspection.scanner.addresses, see docs/operating.md), or accept the risk in writing:"
                    + " hub.inspection.scanner.waiver: \"why, and who decided it\".");
        }
    }
}
