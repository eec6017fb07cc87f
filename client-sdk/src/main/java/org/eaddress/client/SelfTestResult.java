package org.eaddress.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the hub made of a self-test.
///
/// @param missing the steps that the hub did not see; null where it attests nothing, because the client is in
///   production or a step failed
/// @param certificate what it attests; null when something is missing
public record SelfTestResult(
        Instant ranAt,
        boolean passed,
        @Nullable List<String> missing,
        @Nullable Conformity certificate) {
    public SelfTestResult {
        Json.require(ranAt);
    }
}
