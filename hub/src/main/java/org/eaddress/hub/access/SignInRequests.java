package org.eaddress.hub.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.stereotype.Component;

/// What a provider is asked: to say who it is, surely enough, and anew when an act waits for it (RFC 9470).
@Component
final class SignInRequests implements OAuth2AuthorizationRequestResolver {
    private static final String BELOW = SignIn.START + "/";

    private final OAuth2AuthorizationRequestResolver standard;
    private final AccessSettings settings;
    private final AssuranceLevel minimum;

    SignInRequests(AccessSettings settings, SignInSettings people) {
        this.standard = new DefaultOAuth2AuthorizationRequestResolver(Registrations.of(settings), SignIn.START);
        this.settings = settings;
        this.minimum = people.minimum();
    }

    /// Null where no sign-in is asked for, and where the provider is not one of ours.
    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith(BELOW) ? resolve(request, path.substring(BELOW.length())) : null;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String id) {
        IdentityProvider provider = settings.identities().get(id);
        if (provider == null) {
            return null;
        }
        OAuth2AuthorizationRequest asked = standard.resolve(request, id);
        return asked == null ? null : sure(asked, provider, SessionMarks.waiting(request.getSession(false)));
    }

    private OAuth2AuthorizationRequest sure(
            OAuth2AuthorizationRequest asked, IdentityProvider provider, Optional<WaitingAct> waiting) {
        List<String> levels = provider.reaching(waiting.map(WaitingAct::level).orElse(minimum));
        return OAuth2AuthorizationRequest.from(asked)
                .additionalParameters(more -> {
                    if (!levels.isEmpty()) {
                        more.put("acr_values", String.join(" ", levels));
                    }
                    waiting.ifPresent(_ -> more.put("max_age", "0"));
                })
                .build();
    }
}
