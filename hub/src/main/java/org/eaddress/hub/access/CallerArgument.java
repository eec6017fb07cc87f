package org.eaddress.hub.access;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Gives controllers their [Caller], be it a machine or a person.
@Component
final class CallerArgument implements HandlerMethodArgumentResolver {
    private final Acting acting;

    CallerArgument(Acting acting) {
        this.acting = acting;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.nestedIfOptional().getNestedParameterType() == Caller.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Optional<Caller> caller = current(request);
        return parameter.isOptional()
                ? caller
                : caller.orElseThrow(() -> new AuthenticationCredentialsNotFoundException("nobody is signed in"));
    }

    private Optional<Caller> current(NativeWebRequest request) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null) {
            return Optional.empty();
        }
        return switch (authentication.getPrincipal()) {
            case Caller machine -> Optional.of(machine);
            case SignedInPerson person -> Optional.of(acting.callerOf(person.caller(), request));
            case null, default -> Optional.empty();
        };
    }
}
