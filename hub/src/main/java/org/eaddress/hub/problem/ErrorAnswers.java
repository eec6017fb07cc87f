package org.eaddress.hub.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.web.ErrorProperties;
import org.springframework.boot.webmvc.autoconfigure.error.BasicErrorController;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What is answered where no controller was reached: a problem to a program, a page to a person.
@Component
class ErrorAnswers extends BasicErrorController {
    private static final TypeReference<Map<String, @Nullable Object>> MEMBERS = new TypeReference<>() {};

    private final JsonMapper json;

    ErrorAnswers(ErrorAttributes attributes, List<ErrorViewResolver> pages, JsonMapper json) {
        super(attributes, new ErrorProperties(), pages);
        this.json = json;
    }

    @Override
    public ResponseEntity<Map<String, @Nullable Object>> error(HttpServletRequest request) {
        HttpStatus status = getStatus(request);
        if (status == HttpStatus.NO_CONTENT) {
            return super.error(request);
        }
        Problem problem = isCutOff(request, status)
                ? Problem.of(ProblemType.BODY_CUT_OFF, "The body ended too early.")
                : Problem.of(type(status), "The request was refused before it was read.");
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline") // else one is made of the address, readable or not
                .body(json.convertValue(problem, MEMBERS));
    }

    /// The server answers in the place of whoever was reading the body when it broke off.
    private static boolean isCutOff(HttpServletRequest request, HttpStatus status) {
        return status == HttpStatus.BAD_REQUEST
                && request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof IOException;
    }

    private static ProblemType type(HttpStatus status) {
        return switch (status) {
            case UNAUTHORIZED -> ProblemType.NOT_AUTHENTICATED;
            case FORBIDDEN -> ProblemType.NOT_ALLOWED;
            case NOT_FOUND -> ProblemType.NOT_FOUND;
            case METHOD_NOT_ALLOWED -> ProblemType.METHOD_NOT_ALLOWED;
            case NOT_ACCEPTABLE -> ProblemType.NOT_ACCEPTABLE;
            case UNSUPPORTED_MEDIA_TYPE -> ProblemType.MEDIA_TYPE_NOT_SUPPORTED;
            case SERVICE_UNAVAILABLE -> ProblemType.UNAVAILABLE;
            default -> status.is5xxServerError() ? ProblemType.INTERNAL_ERROR : ProblemType.MALFORMED_REQUEST;
        };
    }
}
