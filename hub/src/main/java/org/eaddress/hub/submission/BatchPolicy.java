package org.eaddress.hub.submission;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// What a batch may be, and when one is so unusual that somebody has to approve it (`hub.batches`).
///
/// @param recipients of one batch
/// @param unfinished how many of one sender's run or are held
/// @param together how many are accepted in one transaction
/// @param every how often batches are looked for
/// @param turnWithin how long a turn may take, scan of the documents included; then another hub takes it
/// @param failures after so many turns in a row that failed it is stopped
/// @param firstPause after a turn that failed; twice as long after each that follows
/// @param longestPause at most so long
/// @param refused with so many refused recipients, and more than `refusedPercent` of those that had their turn, it
/// is stopped
/// @param unusualFrom with so many recipients, those of the sender's other batches within `unusualWithin` before it
/// included, and more than `unusualTimes` as many as the sender's usual, it is held
/// @param slowStart how many messages are accepted before that
/// @param approvalWithin how long it waits; then it is stopped
/// @param kept how long after it was taken its list of receipts can be fetched; its content ends with it
@ConfigurationProperties("hub.batches")
public record BatchPolicy(
        int recipients,
        int unfinished,
        int together,
        Duration every,
        Duration turnWithin,
        int failures,
        Duration firstPause,
        Duration longestPause,
        int refused,
        int refusedPercent,
        int unusualFrom,
        int unusualTimes,
        Duration unusualWithin,
        int slowStart,
        Duration approvalWithin,
        Duration kept) {
    private static final int MOST_DOUBLINGS = 20;

    /// After so many turns in a row that failed.
    Duration pauseAfter(int failed) {
        Duration pause = firstPause.multipliedBy(1L << Math.min(failed - 1, MOST_DOUBLINGS));
        return pause.compareTo(longestPause) < 0 ? pause : longestPause;
    }
}
