package org.eaddress.hub.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Tells the pages' frame which places the person has besides her mail: the connections of an organisation,
/// the board, and other mailboxes.
@Component
final class Places implements HandlerInterceptor, WebMvcConfigurer {
    private final Acting acting;
    private final Representatives representatives;

    Places(Acting acting, Representatives representatives) {
        this.acting = acting;
        this.representatives = representatives;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).excludePathPatterns("/v1/**", "/portal/**", "/webjars/**", "/demo/**");
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
        page.addObject("hasOthers", !representatives.of(person.get().eAddress()).isEmpty());
        page.addObject("hasConnections", !caller.eAddress().isOfPerson());
        page.addObject(
                "hasBoard", !caller.eAddress().isOfPerson() || acting.operator().isPresent());
    }
}
