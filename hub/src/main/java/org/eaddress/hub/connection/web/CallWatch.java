package org.eaddress.hub.connection.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eaddress.hub.access.CallingClient;
import org.eaddress.hub.connection.Deed;
import org.eaddress.hub.connection.Observations;
import org.eaddress.hub.connection.Volumes;
import org.eaddress.hub.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Sees what came of each call of a system.
@Component
class CallWatch implements HandlerInterceptor, WebMvcConfigurer {
    static final String CLIENT = CallWatch.class.getName();

    private static final String BEGAN = CallWatch.class.getName() + ".began";
    private static final int FIRST_THAT_IS_NO_SUCCESS = 300;
    private static final Map<String, Deed> DEEDS = Map.of(
            "GET /v1/inbox", Deed.PULLED,
            "GET /v1/inbox/{id}", Deed.PULLED,
            "PUT /v1/inbox/{id}/confirmation", Deed.CONFIRMED,
            "POST /v1/inbox/confirmations", Deed.CONFIRMED,
            "PUT /v1/messages/{id}", Deed.SUBMITTED,
            "PUT /v1/batches/{id}", Deed.SUBMITTED,
            "PUT /v1/messages/{id}/registration", Deed.REGISTERED,
            "POST /v1/registrations", Deed.REGISTERED);

    private final Observations observations;
    private final RunWatch runs;
    private final Volumes volumes;

    CallWatch(Observations observations, RunWatch runs, Volumes volumes) {
        this.observations = observations;
        this.runs = runs;
        this.volumes = volumes;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/v1/**");
    }

    /// Who calls is not known any more when an answer that was waited for goes out.
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        CallingClient.find().ifPresent(client -> request.setAttribute(CLIENT, client));
        if (request.getDispatcherType() == DispatcherType.REQUEST) {
            request.setAttribute(BEGAN, System.nanoTime());
        }
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (request.getAttribute(CLIENT) instanceof String client) {
            if (request.getAttribute(Problem.CODE) instanceof String code) {
                observations.met(client, code);
                runs.met(client, code, request);
                volumes.called(client, null, true, millis(request));
            } else if (response.getStatus() < FIRST_THAT_IS_NO_SUCCESS) {
                watch(client, request);
            }
        }
    }

    private void watch(String client, HttpServletRequest request) {
        Deed deed = DEEDS.get(
                request.getMethod() + " " + request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        if (deed != null) {
            observations.did(client, deed);
        }
        volumes.called(client, deed, false, millis(request));
    }

    /// Null for a call that waited for mail: how long that took is not the hub's doing.
    private static @Nullable Long millis(HttpServletRequest request) {
        return request.getDispatcherType() == DispatcherType.REQUEST
                        && request.getAttribute(BEGAN) instanceof Long began
                ? TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began)
                : null;
    }
}
