package org.eaddress.hub.connection.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.eaddress.hub.connection.RunStep;
import org.eaddress.hub.connection.Runs;
import org.eaddress.hub.connection.Sandboxes;
import org.eaddress.hub.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/// Sees the steps of a doctor's run that a test system takes, each before the system hears that it is done: the run
/// may be over with the next call. What a system in production does costs nothing here.
@RestControllerAdvice
class RunWatch implements ResponseBodyAdvice<Object> {
    private static final String SUBMISSION = "PUT /v1/messages/{id}";
    private static final Map<String, RunStep> STEPS = Map.of(
            "GET /v1/inbox", RunStep.LISTED,
            "GET /v1/inbox/{id}", RunStep.FETCHED,
            "PUT /v1/inbox/{id}/confirmation", RunStep.CONFIRMED,
            "GET /v1/messages/{id}/evidence", RunStep.PROVEN,
            "GET /v1/messages", RunStep.RECONCILED);

    private final Runs runs;

    RunWatch(Runs runs) {
        this.runs = runs;
    }

    @Override
    public boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returned,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (request instanceof ServletServerHttpRequest asked
                && response instanceof ServletServerHttpResponse answer
                && asked.getServletRequest().getAttribute(CallWatch.CLIENT) instanceof String client
                && Sandboxes.mayBeTest(client)) {
            note(client, asked.getServletRequest(), answer.getServletResponse().getStatus());
        }
        return body;
    }

    private void note(String client, HttpServletRequest request, int status) {
        String call = call(request);
        RunStep step = call.equals(SUBMISSION) ? submission(status) : STEPS.get(call);
        if (step != null && HttpStatus.valueOf(status).is2xxSuccessful()) {
            runs.saw(client, step, message(request));
        }
    }

    private static RunStep submission(int status) {
        return status == HttpStatus.CREATED.value() ? RunStep.SENT : RunStep.REPEATED;
    }

    /// The system is told this problem.
    void met(String client, String code, HttpServletRequest request) {
        if (Sandboxes.mayBeTest(client)) {
            if (code.equals(ProblemType.UNKNOWN_MESSAGE.code())) {
                runs.saw(client, RunStep.TOLD_UNKNOWN, null);
            } else if (code.equals(ProblemType.CONTENT_CONFLICT.code())
                    && STEPS.get(call(request)) == RunStep.CONFIRMED) {
                runs.saw(client, RunStep.TOLD_CONFLICT, message(request));
            }
        }
    }

    private static String call(HttpServletRequest request) {
        return request.getMethod() + " " + request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    }

    /// The one that the address of the call names; null when it names none.
    private static @Nullable UUID message(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> named
                        && named.get("id") instanceof String id
                ? UUID.fromString(id)
                : null;
    }
}
