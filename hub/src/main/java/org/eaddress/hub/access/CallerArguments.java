package org.eaddress.hub.access;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Makes the [Caller] an argument that controllers can take.
@Component
final class CallerArguments implements WebMvcConfigurer {
    private final CallerArgument argument;

    CallerArguments(CallerArgument argument) {
        this.argument = argument;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(argument);
    }
}
