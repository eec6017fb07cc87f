package org.eaddress.client;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eaddress.client.proof.JournalRenewal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The hub's answers that the client takes apart itself.
final class Answers {
    private Answers() {}

    record Token(String access_token, @Nullable String token_type, long expires_in) {
        Token {
            Json.require(access_token);
        }
    }

    record TokenError(@Nullable String error, @Nullable String error_description) {}

    record Problem(
            @Nullable Integer status,
            @Nullable String code,
            @Nullable String detail,
            @Nullable String next,
            @Nullable String instance,
            @Nullable String evidence) {}

    record Accepted(UUID message, String receipt) {
        Accepted {
            Json.require(message, receipt);
        }
    }

    record PutDocument(String sha256, Instant expiresAt) {
        PutDocument {
            Json.require(sha256, expiresAt);
        }
    }

    /// The outcome of one registration: registered or not.
    record Registration(
            String message,
            @Nullable Instant sentAt,
            @Nullable Problem problem) {
        Registration {
            Json.require(message);
        }
    }

    record Registrations(List<Registration> outcomes) {
        Registrations {
            Json.require(outcomes);
        }
    }

    /// The outcome of one confirmation of several: confirmed or not.
    record Confirmation(
            UUID message,
            @Nullable Instant handedOverAt,
            @Nullable String evidence,
            @Nullable Problem problem) {
        Confirmation {
            Json.require(message);
        }
    }

    record Confirmations(List<Confirmation> outcomes) {
        Confirmations {
            Json.require(outcomes);
        }
    }

    record SentMessage(
            UUID message,
            String state,
            String messageSha256,
            String receiptSha256,
            @Nullable Instant sentAt) {
        SentMessage {
            Json.require(message, state, messageSha256, receiptSha256);
        }
    }

    record SentPage(List<SentMessage> messages, @Nullable String next) {
        SentPage {
            Json.require(messages);
        }
    }

    record UnsentMessage(UUID message) {
        UnsentMessage {
            Json.require(message);
        }
    }

    record UnsentPage(
            List<UnsentMessage> messages, @Nullable String next) {
        UnsentPage {
            Json.require(messages);
        }
    }

    record InboxPage(List<InboxEntry> messages, @Nullable String next) {
        InboxPage {
            Json.require(messages);
        }
    }

    record WholePage(List<JsonNode> messages, @Nullable String next) {
        WholePage {
            Json.require(messages);
        }
    }

    record Removed(boolean removed) {}

    record HoldPage(List<LegalHold> holds, @Nullable String next) {
        HoldPage {
            Json.require(holds);
        }
    }

    record OpenedPiece(int position, String sealed) {
        OpenedPiece {
            Json.require(sealed);
        }
    }

    record OpenedSeal(List<OpenedPiece> pieces) {
        OpenedSeal {
            Json.require(pieces);
        }
    }

    record Removals(List<String> removals) {
        Removals {
            Json.require(removals);
        }
    }

    record EvidenceList(List<SealedEvidence> evidence) {
        EvidenceList {
            Json.require(evidence);
        }
    }

    record Directory(List<DirectoryEntry> entries) {
        Directory {
            Json.require(entries);
        }
    }

    record Organisations(List<Organisation> organisations) {
        Organisations {
            Json.require(organisations);
        }
    }

    record Warnings(List<RecipientWarnings> recipients) {
        Warnings {
            Json.require(recipients);
        }
    }

    record BatchItem(
            int number,
            String recipient,
            UUID message,
            @Nullable String receipt,
            @Nullable String problem,
            @Nullable String evidence) {
        BatchItem {
            Json.require(recipient, message);
        }
    }

    record BatchPage(List<BatchItem> items, int next) {
        BatchPage {
            Json.require(items);
        }
    }

    record RenewalPage(List<JournalRenewal> renewals) {
        RenewalPage {
            Json.require(renewals);
        }
    }

    record RenewalNodes(List<String> nodes) {
        RenewalNodes {
            Json.require(nodes);
        }
    }

    record RenewedEntries(List<String> entries) {
        RenewedEntries {
            Json.require(entries);
        }
    }

    record SealSummary(long number) {}

    record SealPage(List<SealSummary> seals) {
        SealPage {
            Json.require(seals);
        }

        long after() {
            return seals.getLast().number();
        }

        /// Whether the numbers only grow, so that the list ends.
        boolean goesOnAfter(long number) {
            var last = number;
            for (var seal : seals) {
                if (seal.number() <= last) {
                    return false;
                }
                last = seal.number();
            }
            return true;
        }
    }
}
