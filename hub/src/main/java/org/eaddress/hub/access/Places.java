package org.eaddress.hub.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Tells the pages' frame which places the person has besides her mail: the connections of an organisation, the
/// board, and other mailboxes. Before any page it makes sure that she may still act for whom she does.
@Component
final class Places implements HandlerInterceptor, WebMvcConfigurer {
    private final Acting acting;
    private final Representatives representatives;
    private final ObjectProvider<Entrusted> entrusted;

    Places(Acting acting, Representatives representatives, ObjectProvider<Entrusted> entrusted) {
        this.acting = acting;
        this.entrusted = entrusted;
        this.representatives = representatives;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).excludePathPatterns("/v1/**", "/portal/**", "/webjars/**", "/demo/**");
    }

    /// Whoever may no longer act for the one she chose is told before anything is done: else she would do as
    /// herself what she meant to do for another.
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        HttpSession session = request.getSession(false);
        Optional<Caller> person = Acting.person();
        if (session == null || person.isEmpty()) {
            return true;
        }
        if (acting.hasLost(session, person.get())) {
            response.sendRedirect("/mailboxes?lost");
            return false;
        }
        Caller caller = acting.callerOf(person.get(), new ServletWebRequest(request));
        if (!Pages.areFor(caller, request.getMethod(), request.getRequestURI())) {
            response.sendError(HttpStatus.NOT_FOUND.value());
            return false;
        }
        return true;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        Optional<Caller> person = Acting.person();
        if (page == null || !page.isReference() || person.isEmpty()) {
            return;
        }
        String view = page.getViewName();
        if (view == null || view.startsWith("redirect:")) {
            return;
        }
        Caller caller = acting.callerOf(person.get(), new ServletWebRequest(request));
        page.addObject("hasOthers", hasOthers(person.get()));
        page.addObject("isFrozen", acting.isFrozen(caller));
        page.addObject("mayWrite", isThere(caller, "/write"));
        page.addObject("hasSent", isThere(caller, "/sent"));
        page.addObject("hasSettings", isThere(caller, "/settings"));
        page.addObject(
                "hasConnections",
                isThere(caller, "/connections") && !caller.eAddress().isOfPerson());
        page.addObject(
                "hasBoard",
                isThere(caller, "/board")
                        && (!caller.eAddress().isOfPerson() || acting.operator().isPresent()));
    }

    private static boolean isThere(Caller caller, String page) {
        return Pages.areFor(caller, "GET", page);
    }

    private boolean hasOthers(Caller person) {
        return !representatives.of(person.eAddress()).isEmpty()
                || entrusted.stream().anyMatch(one -> !one.to(person.eAddress()).isEmpty());
    }
}
