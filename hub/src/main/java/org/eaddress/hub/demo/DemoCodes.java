package org.eaddress.hub.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/// The authorization codes that wait to be exchanged, the last thousand of them. An exchanged code is forgotten.
final class DemoCodes implements OAuth2AuthorizationService {
    private static final int LIMIT = 1000;

    private final Map<String, OAuth2Authorization> byCode = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, OAuth2Authorization> eldest) {
            return size() > LIMIT;
        }
    };

    @Override
    public synchronized void save(OAuth2Authorization authorization) {
        var code = authorization.getToken(OAuth2AuthorizationCode.class);
        if (code == null) {
            return;
        }
        if (code.isActive()) {
            byCode.put(code.getToken().getTokenValue(), authorization);
        } else {
            byCode.remove(code.getToken().getTokenValue());
        }
    }

    @Override
    public synchronized void remove(OAuth2Authorization authorization) {
        byCode.values().removeIf(kept -> kept.getId().equals(authorization.getId()));
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return null;
    }

    @Override
    public synchronized @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        return byCode.get(token);
    }
}
