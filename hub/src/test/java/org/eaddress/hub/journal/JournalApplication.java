package org.eaddress.hub.journal;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;

/// As much of the hub as it takes to issue evidence and to seal the journal, which happens when a test says so. Not
/// annotated as a configuration, so that no other test finds it.
@EnableAutoConfiguration
@ComponentScan({"org.eaddress.hub.evidence", "org.eaddress.hub.database"})
@ComponentScan(
        basePackages = "org.eaddress.hub.journal",
        excludeFilters = @Filter(type = FilterType.REGEX, pattern = ".*(Rhythm|Test.*)"))
class JournalApplication {}
