package org.eaddress.hub;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {
    @Test
    void eachModuleUsesOnlyWhatItMay() {
        ApplicationModules.of(HubApplication.class).verify();
    }
}
