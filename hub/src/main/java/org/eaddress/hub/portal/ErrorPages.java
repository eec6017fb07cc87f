package org.eaddress.hub.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/// What a person sees when there is no page to show: what happened, what to do, and that nothing was lost.
@Component
class ErrorPages implements ErrorViewResolver {
    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        return new ModelAndView("portal/error", Map.of("what", what(status)), shown(status));
    }

    /// An address that cannot be is one where nothing is.
    private static HttpStatus shown(HttpStatus status) {
        return status == HttpStatus.BAD_REQUEST ? HttpStatus.NOT_FOUND : status;
    }

    private static String what(HttpStatus status) {
        if (status.is5xxServerError()) {
            return "mistake";
        }
        return switch (status) {
            case UNAUTHORIZED, FORBIDDEN -> "not-yours";
            case GONE -> "erased";
            default -> "not-found";
        };
    }
}
