package org.eaddress.client.proof;

/// One thing that is wrong with the journal.
///
/// @param name stable: `seal-missing`, `seal-changed`, `chain-broken`, `time-stamp-refused`, `times-out-of-order`,
///     `journal-rewritten`, `journal-shortened`, `evidence-missing`, `evidence-back-dated`; of renewals
///     `renewal-missing`, `renewal-changed`, `renewal-time-stamp-refused`, `renewal-out-of-order`,
///     `renewed-too-late`, `evidence-not-renewed`; of statements of absence `absence-seals-differ`,
///     `absence-range-short`, `absence-contradicted`
/// @param seal the number of the seal concerned; 0 when it is none
/// @param about which part, which renewal, or which piece of evidence; empty when the name says it all
public record JournalFinding(String name, long seal, String about) {}
