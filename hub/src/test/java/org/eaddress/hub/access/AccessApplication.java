package org.eaddress.hub.access;

import org.eaddress.hub.directory.Directory;
import org.eaddress.hub.portal.Languages;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/// As much of the hub as it takes to sign in. Not annotated as a configuration, so that no other test finds it.
@EnableAutoConfiguration
@Import({Directory.class, Languages.class})
@ComponentScan("org.eaddress.hub.access")
@ComponentScan(
        basePackages = "org.eaddress.hub.demo",
        useDefaultFilters = false,
        includeFilters = @Filter(type = FilterType.REGEX, pattern = ".*\\.Demo(Host|IdentityProvider|SignIn|Refused)"))
class AccessApplication {}
