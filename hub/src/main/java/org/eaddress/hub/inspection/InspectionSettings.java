package org.eaddress.hub.inspection;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/// What documents may be by their content (`hub.inspection`).
///
/// @param archives whether archives are taken; a container of a known kind, such as an ASiC or an office document,
///     is none
/// @param encrypted whether documents are taken that ask for a password
/// @param entries how many files a container may hold
/// @param expanded how much a container's files may come to
@ConfigurationProperties("hub.inspection")
record InspectionSettings(Policy archives, Policy encrypted, int entries, DataSize expanded) {
    enum Policy {
        REFUSE,
        ALLOW
    }
}
