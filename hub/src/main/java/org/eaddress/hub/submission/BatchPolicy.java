package org.eaddress.hub.submission;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// What a batch may be, and when one is so unusual that somebody has to approve it (`hub.batches`).
///
/// @param recipients of one batch
/// @param together how many are accepted in one transaction
/// @param every how often batches are looked for
/// @param unusualFrom with so many recipients, and more than `unusualTimes` as many as the sender's largest batch
/// of the last ninety days, it is held
/// @param slowStart how many of its messages are accepted before that
/// @param approvalWithin how long it waits; then it is stopped
/// @param kept how long after it was taken its list of receipts can be fetched; its content ends with it
@ConfigurationProperties("hub.batches")
public record BatchPolicy(
        int recipients,
        int together,
        Duration every,
        int unusualFrom,
        int unusualTimes,
        int slowStart,
        Duration approvalWithin,
        Duration kept) {}
