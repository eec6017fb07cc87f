package org.eaddress.infra.browser;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/// The pages that the hub shows in the demonstration, by the patterns of their addresses. What is saved, and
/// what the API answers, is no page.
record PortalPages(List<PathPattern> patterns) {
    static PortalPages all() {
        var environment = new StandardEnvironment();
        environment.setActiveProfiles("demo");
        var controllers = new ClassPathScanningCandidateComponentProvider(false, environment);
        controllers.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
        return new PortalPages(controllers.findCandidateComponents("org.eaddress.hub").stream()
                .map(found -> ClassUtils.resolveClassName(requireNonNull(found.getBeanClassName()), null))
                .filter(type -> !AnnotatedElementUtils.hasAnnotation(type, ResponseBody.class))
                .flatMap(type -> Stream.of(type.getDeclaredMethods()).flatMap(method -> pagesOf(type, method)))
                .distinct()
                .map(PathPatternParser.defaultInstance::parse)
                .sorted()
                .toList());
    }

    private static Stream<String> pagesOf(Class<?> type, Method method) {
        return mappingOf(method)
                .filter(_ -> List.of(String.class, ModelAndView.class).contains(method.getReturnType()))
                .filter(mapping -> List.of(mapping.method()).contains(RequestMethod.GET))
                .stream()
                .flatMap(mapping -> pathsIn(mapping).map(path -> placeOf(type) + path));
    }

    private static String placeOf(Class<?> type) {
        return mappingOf(type).stream()
                .flatMap(PortalPages::pathsIn)
                .findFirst()
                .orElse("");
    }

    private static Optional<RequestMapping> mappingOf(AnnotatedElement element) {
        return Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(element, RequestMapping.class));
    }

    private static Stream<String> pathsIn(RequestMapping mapping) {
        return mapping.path().length == 0 ? Stream.of("") : Stream.of(mapping.path());
    }

    /// Which of the pages is at this path; none, where something is saved.
    Optional<String> kindOf(String path) {
        return patterns.stream()
                .filter(pattern -> pattern.matches(PathContainer.parsePath(path)))
                .map(PathPattern::getPatternString)
                .findFirst();
    }

    Set<String> kinds() {
        return patterns.stream().map(PathPattern::getPatternString).collect(Collectors.toSet());
    }
}
