package org.eaddress.hub.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Stops a form that [NeedsProof] until the person has proven who she is, and keeps what she entered meanwhile.
@Component
final class StepUpGate implements HandlerInterceptor, WebMvcConfigurer {
    /// Where a person is told what she is to prove, and from where the form goes on.
    static final String PAGE = "/step-up";

    private static final String FORM_TOKEN = "_csrf";
    private static final Pattern PRIVATE_KEY = Pattern.compile("PRIVATE KEY|\"d\"\\s*:");
    private static final int MOST_CHARACTERS = 65_536;

    private final StepUp stepUp;

    StepUpGate(StepUp stepUp) {
        this.stepUp = stepUp;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).excludePathPatterns("/v1/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        Optional<NeedsProof> needs = handler instanceof HandlerMethod method
                ? Optional.ofNullable(method.getMethodAnnotation(NeedsProof.class))
                : Optional.empty();
        Optional<SignedInPerson> person = Acting.signedIn();
        if (needs.isEmpty() || person.isEmpty()) {
            return true;
        }
        HttpSession session = request.getSession();
        if (stepUp.isProven(needs.get().value(), person.get())) {
            SessionMarks.forgetWaiting(session);
            return true;
        }
        StepUp.Form form = form(request);
        if (form.characters() > MOST_CHARACTERS) {
            response.sendError(HttpStatus.CONTENT_TOO_LARGE.value());
            return false;
        }
        stepUp.wait(session, needs.get(), person.get(), request.getRequestURI(), form);
        response.sendRedirect(PAGE);
        return false;
    }

    /// Such a thing is kept and shown nowhere; without it the form is refused when it goes on.
    private static boolean isPrivateKey(String value) {
        return PRIVATE_KEY.matcher(value).find();
    }

    private static StepUp.Form form(HttpServletRequest request) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> fields.put(name, List.of(values)));
        fields.remove(FORM_TOKEN);
        fields.values().removeIf(values -> values.stream().anyMatch(StepUpGate::isPrivateKey));
        return new StepUp.Form(fields);
    }
}
