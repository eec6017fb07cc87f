package org.eaddress.hub.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/// Takes what nobody expected before the server logs it: what an exception says may quote a letter or a person.
@Component
class PageMistakes implements HandlerExceptionResolver, Ordered {
    private static final Logger LOG = LoggerFactory.getLogger(PageMistakes.class);

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (failure instanceof AuthenticationException || failure instanceof AccessDeniedException) {
            return null; // the guard of the pages knows what to do
        }
        LOG.error("A page failed: {}", failure.getClass().getName(), withoutValues(failure));
        if (response.isCommitted()) {
            throw new IllegalStateException("The page broke off");
        }
        try {
            response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        } catch (IOException nobodyListens) {
            throw new UncheckedIOException("The reader is gone", nobodyListens);
        }
        return new ModelAndView();
    }

    private static Throwable withoutValues(Exception failure) {
        Throwable where = new Throwable("(message withheld)");
        where.setStackTrace(failure.getStackTrace());
        return where;
    }
}
