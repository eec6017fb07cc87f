package org.eaddress.hub.fairness;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.problem.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import tools.jackson.databind.json.JsonMapper;

/// Stands behind the guard of the API, so it knows who calls: a call over a limit is answered 429 before anything
/// of it is read. Of a body counts what came, whatever was announced. A call has left before its answer ends.
final class FairnessFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private final transient Gate gate;
    private final transient JsonMapper json;

    FairnessFilter(Gate gate, JsonMapper json) {
        this.gate = gate;
        this.json = json;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        if (caller != null && caller.getPrincipal() instanceof Caller machine) {
            meter(gate.passOf(caller.getName(), machine.eAddress()), request, response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    private void meter(Gate.Pass pass, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<HeldBack> heldBack = gate.enter(pass, request.getContentLengthLong() != 0);
        if (heldBack.isPresent()) {
            answer(response, heldBack.get());
            return;
        }
        CountedBody counted = new CountedBody(request);
        HeldAnswer held = new HeldAnswer(response);
        try {
            chain.doFilter(counted, held);
        } finally {
            pass.came(counted.count());
            pass.leave();
        }
        held.end();
    }

    private void answer(HttpServletResponse response, HeldBack heldBack) throws IOException {
        Problem problem = Problem.of(
                heldBack.why(), "This call would be over the limit for another %d s.".formatted(heldBack.seconds()));
        response.setStatus(problem.status());
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(heldBack.seconds()));
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        byte[] body = json.writeValueAsBytes(problem);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
