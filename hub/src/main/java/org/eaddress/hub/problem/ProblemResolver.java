package org.eaddress.hub.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.util.DisconnectedClientHelper;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Answers every failed call of the API with a problem. What is nobody's expectation is logged under its instance.
@Component
class ProblemResolver implements HandlerExceptionResolver, Ordered {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemResolver.class);
    private static final Map<String, String> RETRY_AFTER_SECONDS = Map.ofEntries(
            entry(ProblemType.UNAVAILABLE, "2"),
            entry(ProblemType.NOT_SEALED_YET, "2"),
            entry(ProblemType.JOURNAL_BEHIND, "2"),
            entry(ProblemType.INSPECTION_PENDING, "2"),
            entry(ProblemType.TOO_MANY_CALLS_WAIT, "2"),
            entry(ProblemType.TOO_MANY_UNREGISTERED, "5"),
            entry(ProblemType.TOO_MANY_WAITING, "10"),
            entry(ProblemType.REPLAYED_LATELY, "60"),
            entry(ProblemType.TOO_MANY_BATCHES, "60"),
            entry(ProblemType.TOO_MANY_LOOK_UPS, "3600"),
            entry(ProblemType.TOO_OFTEN, "3600"));

    private final JsonMapper json;

    ProblemResolver(JsonMapper json) {
        this.json = json;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (!request.getRequestURI().startsWith("/v1/")) {
            return null;
        }
        if (!response.isCommitted()) {
            Problem problem = problem(failure);
            request.setAttribute(Problem.CODE, problem.code());
            answer(response, problem);
        } else if (isCallersBreak(failure)) {
            LOG.debug("The caller broke off");
        } else {
            breakOff(failure);
        }
        return new ModelAndView();
    }

    private static Problem problem(Exception failure) {
        return switch (failure) {
            case ProblemException expected -> expected.problem();
            case HttpRequestMethodNotSupportedException method ->
                Problem.of(ProblemType.METHOD_NOT_ALLOWED, method.getMethod() + " is not a method of this address.");
            case HttpMediaTypeNotSupportedException _ ->
                Problem.of(ProblemType.MEDIA_TYPE_NOT_SUPPORTED, "This Content-Type is not taken here.");
            case HttpMediaTypeNotAcceptableException _ ->
                Problem.of(ProblemType.NOT_ACCEPTABLE, "This answer has no form that Accept asks for.");
            case NoResourceFoundException _ -> notFound();
            case NoHandlerFoundException _ -> notFound();
            case HttpMessageNotReadableException body ->
                Problem.of(
                        ProblemType.MALFORMED_REQUEST,
                        "The body is not JSON of the described shape%s.".formatted(place(body)));
            case MissingServletRequestParameterException parameter ->
                Problem.of(
                        ProblemType.MALFORMED_REQUEST,
                        "The parameter " + parameter.getParameterName() + " is missing.");
            case ServletRequestBindingException _ ->
                Problem.of(ProblemType.MALFORMED_REQUEST, "A parameter is missing.");
            case MethodArgumentTypeMismatchException parameter ->
                Problem.of(ProblemType.MALFORMED_REQUEST, "The parameter " + parameter.getName() + " is not readable.");
            case DataAccessException outage -> outage(outage);
            case TransactionException outage -> outage(outage);
            case IOException outage -> outage(outage);
            default -> mistake(failure);
        };
    }

    private static String place(HttpMessageNotReadableException body) {
        return body.getCause() instanceof JacksonException failure ? JsonPlace.of(failure) : "";
    }

    private static Problem notFound() {
        return Problem.of(ProblemType.NOT_FOUND, "No such address.");
    }

    private static Problem outage(Exception failure) {
        Problem problem = Problem.of(ProblemType.UNAVAILABLE, "A part of the hub does not answer.");
        LOG.error("{}: {}", problem.instance(), failure.getClass().getName(), withoutValues(failure));
        return problem;
    }

    private static Map.Entry<String, String> entry(ProblemType type, String seconds) {
        return Map.entry(type.code(), seconds);
    }

    private static Problem mistake(Exception failure) {
        Problem problem = Problem.of(ProblemType.INTERNAL_ERROR, "This should not happen.");
        LOG.error("{}: {}", problem.instance(), failure.getClass().getName(), withoutValues(failure));
        return problem;
    }

    /// Where it happened, without the message: a message may quote what a person sent.
    private static Throwable withoutValues(Exception failure) {
        Throwable where = new Throwable("(message withheld)");
        where.setStackTrace(failure.getStackTrace());
        return where;
    }

    private void answer(HttpServletResponse response, Problem problem) {
        response.setStatus(problem.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        String seconds = RETRY_AFTER_SECONDS.get(problem.code());
        if (seconds != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, seconds);
        }
        try {
            response.getOutputStream().write(json.writeValueAsBytes(problem));
        } catch (IOException nobodyListens) {
            LOG.debug("The caller is gone before the answer to {}", problem.instance());
        }
    }

    /// The caller hung up, or ended its body too early; for that the container has its own answer, 400.
    private static boolean isCallersBreak(Exception failure) {
        return failure instanceof ProblemException
                || failure instanceof HttpMessageNotReadableException
                || DisconnectedClientHelper.isClientDisconnectedException(failure);
    }

    /// Half of the answer is out: the connection must end so that nobody takes it for the whole.
    private static void breakOff(Exception failure) {
        throw new IllegalStateException("The answer broke off", failure);
    }
}
