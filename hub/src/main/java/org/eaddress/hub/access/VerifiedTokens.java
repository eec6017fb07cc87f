package org.eaddress.hub.access;

import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The callers behind the tokens that were verified already, at most so many. Losing one costs one verification.
final class VerifiedTokens {
    private static final int SHARE_DROPPED = 10;

    private final Map<TokenDigest, ApiCaller> callers = new ConcurrentHashMap<>();
    private final int limit;

    VerifiedTokens(int limit) {
        this.limit = limit;
    }

    Optional<ApiCaller> find(TokenDigest token) {
        return Optional.ofNullable(callers.get(token));
    }

    void keep(TokenDigest token, ApiCaller caller, Instant now) {
        if (callers.size() >= limit) {
            makeRoom(now);
        }
        callers.put(token, caller);
    }

    void drop(TokenDigest token) {
        callers.remove(token);
    }

    void dropOf(Set<String> clientIds) {
        if (!clientIds.isEmpty()) {
            callers.values().removeIf(caller -> clientIds.contains(caller.getName()));
        }
    }

    void dropAll() {
        callers.clear();
    }

    int size() {
        return callers.size();
    }

    /// Drops what has expired and, if that is little, any others up to a tenth, so that room is seldom made.
    private synchronized void makeRoom(Instant now) {
        if (callers.size() < limit) {
            return;
        }
        callers.values().removeIf(caller -> caller.expiresAt().isBefore(now));
        int most = limit - limit / SHARE_DROPPED - 1;
        Iterator<TokenDigest> any = callers.keySet().iterator();
        while (callers.size() > most && any.hasNext()) {
            any.next();
            any.remove();
        }
    }
}
