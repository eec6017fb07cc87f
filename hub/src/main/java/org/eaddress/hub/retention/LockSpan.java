package org.eaddress.hub.retention;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.stereotype.Component;

/// Sees to it that no document lives longer than the store locks it.
@Component
class LockSpan implements InitializingBean {
    private final RetentionPolicy policy;
    private final @Nullable Duration locked;

    LockSpan(
            RetentionPolicy policy,
            @Value("${hub.storage.kind}") String store,
            @Value("${hub.storage.s3.retention:}") String locked) {
        this.policy = policy;
        this.locked = store.equals("s3") && !locked.isBlank() ? DurationStyle.detectAndParse(locked) : null;
    }

    /// @throws IllegalStateException when locks end before documents do
    @Override
    public void afterPropertiesSet() {
        if (locked != null && locked.compareTo(policy.longestDocuments()) < 0) {
            throw new IllegalStateException(
                    "hub.storage.s3.retention is shorter than documents live: at least %d days are needed."
                            .formatted(policy.longestDocuments().toDays()));
        }
    }
}
