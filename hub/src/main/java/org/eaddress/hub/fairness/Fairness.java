package org.eaddress.hub.fairness;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/// Puts the filter behind the guard of the API.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Shares.class)
class Fairness {
    /// Behind the filters of security, whose order is -100: it has to know who calls.
    private static final int ORDER = -90;

    @Bean
    FilterRegistrationBean<FairnessFilter> fairnessFilter(
            Shares shares, JsonMapper json, @Value("${server.tomcat.threads.max:200}") int threads) {
        shares.requireRoomForOthers(threads);
        var registration = new FilterRegistrationBean<>(new FairnessFilter(new Gate(shares, System::nanoTime), json));
        registration.addUrlPatterns("/v1/*");
        registration.setOrder(ORDER);
        return registration;
    }
}
