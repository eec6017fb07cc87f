package org.eaddress.hub.problem;

import java.net.URI;
import java.util.Locale;

/// The kinds of RFC 9457 problem that the API answers; `api-spec/problems.md` explains each to its reader.
public enum ProblemType {
    MALFORMED_MESSAGE(
            400, "The message is not of the right form", "Mend the member that `detail` names; nothing was stored."),
    MALFORMED_MULTIPART(
            400,
            "The body is not a readable multipart body",
            "Send the message part first, then one part a document; nothing was stored."),
    MALFORMED_ENCODING(
            400, "The message is not in UTF-8", "Write the message part in UTF-8 (RFC 8259); nothing was stored."),
    BODY_CUT_OFF(400, "The body ended too early", "Repeat the call with the whole body; nothing was stored."),
    MALFORMED_REQUEST(400, "The request is not of the right form", "Mend what `detail` names."),
    MALFORMED_MESSAGE_ID(
            400, "The message id is not a UUIDv7", "Make a UUIDv7 (RFC 9562), save it, and submit under it."),
    NOT_AUTHENTICATED(401, "The caller is not known", "Take a new token at `/oauth2/token`."),
    TOKEN_EXPIRED(401, "The token has expired", "Take a new token at `/oauth2/token`."),
    TOKEN_FOR_ANOTHER(
            401, "The token is for another service", "Take a token at this hub's own address, `/oauth2/token`."),
    TOKEN_NOT_GOOD(
            401,
            "The token is not good",
            "Take a new token at `/oauth2/token`, and look whether the client still stands."),
    CONSENT_ENDED(
            401,
            "The person's consent does not count",
            "Send the person to the hub's consent page again, if she still wants it."),
    BAD_POSSESSION_PROOF(
            401,
            "The caller does not prove that it holds the token's key",
            "Make a new proof for each call (RFC 9449); `detail` tells what is wrong with this one."),
    NOT_ALLOWED(403, "The caller may not do this", "Ask the operator which scopes the client has."),
    SENDER_NOT_YOURS(
            403, "The sender is not the caller", "Send from the e-address of the account that `/v1/account` tells."),
    KEY_NOT_PROVEN(
            403,
            "The key is not proven",
            "Sign a new assertion, as for the token address, with a key that the system has now."),
    NOT_YOURS_TO_APPROVE(
            403,
            "The caller submitted the batch itself",
            "Have another client of the operator's, or a person in the portal, approve it."),
    NOT_A_PARTY(
            403,
            "The caller is neither sender nor recipient",
            "Ask about what you sent or received: `from` or `to` is the e-address that `/v1/account` tells."),
    NOT_FOUND(404, "There is nothing here", "See the API description."),
    UNKNOWN_MESSAGE(
            404,
            "There is no such message",
            "Check the id; a sender repeats the submission, a recipient lists its inbox."),
    UNKNOWN_BATCH(404, "There is no such batch", "Check the id; a sender repeats the submission of the batch."),
    UNKNOWN_DOCUMENT(404, "There is no such document", "Number the documents from 0 as in the message."),
    UNKNOWN_EVIDENCE(404, "There is no such evidence", "Read the ids at `/v1/messages/{id}/evidence`."),
    UNKNOWN_HOLD(404, "There is no such hold", "List the holds at `/v1/holds`."),
    UNKNOWN_DELEGATION(404, "There is no such delegation", "Check the id; make one with `PUT /v1/delegations/{id}`."),
    UNKNOWN_FREEZE(404, "There is no such freeze", "Check the id; freeze an account with `PUT /v1/freezes/{id}`."),
    UNKNOWN_APPLICATION(
            404, "There is no such application", "Check the id; accredit one with `PUT /v1/applications/{id}`."),
    UNKNOWN_OPENING(404, "There is no such opening", "Order one at `/v1/openings/{id}`, over the seals that you need."),
    UNKNOWN_KEY(404, "There is no such key", "Read the ids of the keys at `/v1/connection`."),
    UNKNOWN_QUEUE(404, "There is no queue", "Open one with `PUT /v1/queue`, if the hub offers queues."),
    UNKNOWN_WEBHOOK(404, "There is no webhook", "Set one with `PUT /v1/webhook`."),
    UNKNOWN_SEAL(404, "There is no such seal", "List the seals at `/v1/journal/seals`."),
    UNKNOWN_RENEWAL(404, "There is no such renewal", "List the renewals at `/v1/journal/renewals`."),
    NOT_SEALED_YET(404, "The evidence is not in the journal yet", "Ask again after `Retry-After`."),
    METHOD_NOT_ALLOWED(405, "The method does not exist here", "See the API description."),
    NOT_ACCEPTABLE(406, "The answer has another form", "Accept the media type that the API description names."),
    NOT_IN_TEST(409, "The system is not in test", "Call this with a test system: one in production has no sandbox."),
    NOT_ABSENT(
            409,
            "There was something in the period",
            "Find it: a sender lists `/v1/messages`, a recipient `/v1/inbox`; or ask about a shorter period."),
    PERIOD_NOT_OVER(409, "The period has not ended long enough ago", "Ask later; `detail` tells the latest `until`."),
    KEY_USED_BEFORE(409, "The key belongs to a system already", "Make a new key; each system has keys of its own."),
    TOO_MANY_KEYS(
            409, "The system has too many keys", "Remove one that it does not use any more; `detail` tells the limit."),
    LAST_KEY(409, "The key is the only one", "Add another key first."),
    MESSAGE_CONFLICT(409, "The id belongs to another message", "Keep the first; submit the other under a new id."),
    RECEIPT_CONFLICT(
            409,
            "The receipt is another one",
            "Repeat the submission, store the receipt it returns and register that one."),
    MESSAGE_LAPSED(
            409,
            "The message lapsed",
            "Submit it under a new id and register that receipt; `detail` tells when this one lapsed."),
    BATCH_CONFLICT(409, "The id belongs to another batch", "Keep the first; submit the other under a new id."),
    NOTHING_TO_APPROVE(409, "The batch waits for no approval", "Read it: it runs, was stopped, or is done."),
    MESSAGE_CANCELLED(
            409,
            "The message was cancelled",
            "Submit it under a new id if it is to be sent after all; `detail` tells when it was cancelled."),
    MESSAGE_ENDED(409, "The message has ended", "Read its status; there is nothing to take back."),
    ALREADY_CONSIGNED(409, "The message lies in a mailbox already", "Recall it: `PUT /v1/messages/{id}/recall`."),
    NOT_CONSIGNED_YET(409, "The message lies in no mailbox yet", "Cancel it: `PUT /v1/messages/{id}/cancellation`."),
    CONTENT_CONFLICT(409, "The documents are others", "Fetch the documents again, compare, then confirm."),
    ALREADY_HANDED_OVER(
            409,
            "The message was handed over before",
            "Keep it: your system confirmed it, or a person opened it; its evidence says when."),
    ALREADY_REJECTED(
            409,
            "The message was rejected before",
            "Leave it: your system rejected it, and its people read it in the portal; `detail` tells the reason."),
    NOT_SENT_YET(409, "The message is not sent yet", "Register its receipt; the law's clock begins with that."),
    NOT_NOTIFIED_YET(
            409,
            "The message does not count as notified yet",
            "Ask again after the day that `GET` of the same address tells."),
    NEVER_NOTIFIED(
            409, "The message never counts as notified", "Read its status; its evidence tells how and when it ended."),
    HOLD_CONFLICT(409, "The id belongs to another hold", "Place the other one under a new id."),
    PLAN_CONFLICT(409, "The id belongs to another planned outage", "Announce the other one under a new id."),
    DELEGATION_CONFLICT(409, "The id belongs to another delegation", "Make the other one under a new id."),
    APPLICATION_CONFLICT(
            409,
            "The id or the system belongs to another application",
            "Withdraw the other one first, or take a new id."),
    FREEZE_CONFLICT(
            409,
            "The id belongs to another freeze or access",
            "Order the other one under a new id, while it is frozen."),
    OPENING_CONFLICT(409, "The id belongs to another opening", "Order the other one under a new id."),
    OPENING_ENDED(410, "The opening has ended", "Order a new one, under a new id."),
    DOCUMENT_ERASED(
            410,
            "The document was erased",
            "Ask its sender; the evidence still proves what it was, by its name and digest."),
    MESSAGE_EXPIRED(
            410, "The message has expired", "Ask its sender; the evidence proves that it was there, and until when."),
    MESSAGE_RECALLED(
            410,
            "The sender recalled the message",
            "Ask its sender; the evidence proves that it was there, and when and why it was recalled."),
    MESSAGE_ERASED(
            410, "The message was erased", "Read its evidence; it still proves what the message was, by its digest."),
    CREDENTIAL_TOO_LARGE(
            413, "The key is too large", "Send one key, certificate or request; `detail` tells the limit."),
    DOCUMENT_TOO_LARGE(413, "A document is too large", "Make it smaller or split it; `detail` tells the limit."),
    MESSAGE_TOO_LARGE(413, "The message is too large", "Send fewer or smaller documents; `detail` tells the limit."),
    MEDIA_TYPE_NOT_SUPPORTED(
            415,
            "The body has another media type than this call takes",
            "Send the media type that the API description names."),
    MESSAGE_ID_OUT_OF_RANGE(
            422, "The id's own time is too old or in the future", "Set the clock right and submit under a new id."),
    MALFORMED_KEY(
            422,
            "There is no key in this",
            "Send a JWK, or PEM with a public key, a certificate or a certificate request."),
    PRIVATE_KEY_SENT(422, "The key is private", "Take it for lost: make a new key, and send its public part only."),
    KEY_NOT_ACCEPTED(422, "The key is of another kind", "Make an EC key on P-256; `detail` tells what this one is."),
    REQUEST_NOT_SIGNED(
            422,
            "The certificate request is not signed by its key",
            "Make the request anew with the key that it is for."),
    OTHER_ORGANISATION(
            422,
            "The certificate names another organisation",
            "Make one that names the organisation of the e-address, or none."),
    CERTIFICATE_NOT_VALID(422, "The certificate is not good now", "Send one that has begun and has not ended."),
    NO_CERTIFICATES(422, "The hub issues no certificates", "Send the public key instead of a request."),
    NO_RECIPIENT(422, "The message has no recipient", "Name at least one e-address."),
    TOO_MANY_RECIPIENTS(
            422,
            "The message has too many recipients",
            "Split the recipients over several messages; `detail` tells the limit."),
    DUPLICATE_RECIPIENT(422, "A recipient is named twice", "Name each once."),
    MALFORMED_RECIPIENT(422, "A recipient is not an e-address", "Correct it; `detail` tells its place in `to`."),
    UNKNOWN_RECIPIENT(
            422, "A recipient does not exist", "Look it up in the directory; `detail` tells its place in `to`."),
    CLOSED_RECIPIENT(422, "A recipient's account is closed", "Use another way; `detail` tells its place in `to`."),
    SANDBOX_BORDER(
            422,
            "A recipient is on the other side of a sandbox's border",
            "Write from a test system to the addresses of its own sandbox, from any other to none of a sandbox."),
    SANDBOX_REFUSAL(
            422,
            "The sandbox was asked to refuse this",
            "Nothing is wrong with it: handle the reason in the evidence, or ask for no refusals at `/v1/sandbox/refusals`."),
    NO_DOCUMENT(422, "The message has no document", "Add at least one document."),
    TOO_MANY_DOCUMENTS(
            422, "The message has too many documents", "Split them over several messages; `detail` tells the limit."),
    EMPTY_DOCUMENT(422, "A document is empty", "Leave it out or send the right file."),
    DUPLICATE_DOCUMENT_NAME(422, "Two documents have the same name", "Give each document its own name."),
    MALFORMED_DOCUMENT_NAME(
            422,
            "A document's name is not allowed",
            "Give it a plain file name that every system takes, of at most 200 characters and 255 bytes."),
    MEDIA_TYPE_NOT_ACCEPTED(
            422, "A document's media type is not accepted", "Convert the document; `detail` tells its place."),
    MEDIA_TYPE_MISMATCH(
            422,
            "A document is something else than declared",
            "Declare what it is, or send the right file; `detail` tells its place and what it is."),
    ARCHIVE_NOT_ACCEPTED(
            422,
            "A document is an archive",
            "Send the files in it as documents of their own; `detail` tells its place."),
    ENCRYPTED_DOCUMENT(
            422, "A document asks for a password", "Save it without one and send that; `detail` tells its place."),
    DOCUMENT_EXPANDS_TOO_MUCH(
            422,
            "A document expands to far more than it is",
            "Send its content in smaller documents; `detail` tells its place."),
    MALWARE_FOUND(
            422,
            "A document has malware in it",
            "Clean the system that it comes from, and send a clean file under a new id; `detail` tells its place."),
    DOCUMENT_NOT_SCANNABLE(
            422,
            "A document cannot be scanned for malware",
            "Send it less deeply packed, in smaller documents, under a new id; `detail` tells its place."),
    SIZE_MISMATCH(
            422,
            "A document has another size than declared",
            "Read size and digest from the bytes you send; nothing but this refusal is kept."),
    DIGEST_MISMATCH(
            422,
            "A document has other bytes than declared",
            "Read size and digest from the bytes you send; nothing but this refusal is kept."),
    MISSING_DOCUMENT(422, "A document's bytes did not come", "Add the part, or put the document first."),
    UNLISTED_DOCUMENT(422, "A part belongs to no document", "Name each part by the SHA-256 of its document."),
    BAD_SCHEDULE(
            422,
            "The message cannot be consigned in that time",
            "Give times in the future, `expiresAt` after `consignNotBefore`; `detail` tells which is wrong."),
    TOO_MANY_ITEMS(422, "The list is too long", "Split it over several calls; `detail` tells the limit."),
    PURPOSE_NEEDED(
            422,
            "So many persons are looked up for a purpose only",
            "Say in `purpose` what it is for, or ask for fewer; `detail` tells the limit."),
    TOO_MANY_CALLS_WAIT(
            429,
            "Too many calls wait for mail",
            "Let one call wait for each e-address; ask again after `Retry-After`, or without `wait`."),
    REPLAYED_LATELY(429, "All was announced again lately", "Ask again after `Retry-After`."),
    TOO_OFTEN(429, "This was asked for too often", "Ask again in an hour."),
    WEBHOOK_NOT_CALLABLE(
            422,
            "The hub cannot call this address",
            "Give an https address with a host name that means a public address; `detail` says what is wrong."),
    TOO_MANY_REQUESTS(
            429, "The caller calls too fast", "Call again after `Retry-After`, and more slowly from then on."),
    TOO_MANY_AT_ONCE(
            429,
            "The caller has too many calls under way",
            "Wait for the answers of the others; then call again, after `Retry-After`."),
    TOO_MANY_BYTES(429, "The caller sends too much", "Call again after `Retry-After`."),
    TOO_MANY_UNREGISTERED(
            429,
            "Too many of the sender's messages wait for their registration",
            "Register the receipts of accepted messages; then submit again, after `Retry-After`."),
    TOO_MANY_WAITING(
            429,
            "Too many of the sender's messages wait for their consignment",
            "Submit again after `Retry-After`, when some of them lie in their mailboxes."),
    TOO_MANY_LOOK_UPS(
            429,
            "The caller looked up too many persons today",
            "Ask again tomorrow (UTC), or let the operator allow more; `detail` tells the limit."),
    TOO_MANY_BATCHES(
            429,
            "Too many of the sender's batches are unfinished",
            "Submit it again after `Retry-After`, when others are done; stop those that are not wanted."),
    BAD_PERIOD(422, "Nothing can be stated about this period", "Give `until` after `since`; `detail` tells the limit."),
    NOBODY_TO_DELEGATE(422, "There is nobody to delegate", "Check both e-addresses; nothing was delegated."),
    BAD_TERM(
            422,
            "A delegation cannot last so",
            "Give `until` after `from`, ahead of now, and no further than this hub allows."),
    NOTHING_TO_ACCREDIT(422, "There is no such system", "Check the client id; nothing is accredited."),
    NOTHING_TO_FREEZE(422, "There is nothing to freeze", "Check the e-address; nothing is frozen."),
    NOTHING_TO_HOLD(422, "There is nothing to hold", "Check the id of the message or the e-address; nothing is held."),
    INSPECTION_PENDING(
            503,
            "The message waits for its scan for malware",
            "Register the receipt again after `Retry-After`; the hub scans the message as soon as it can."),
    INTERNAL_ERROR(500, "The hub made a mistake", "Repeat the call later; repeating a PUT is harmless."),
    SEALING_UNAVAILABLE(
            503,
            "The hub cannot seal evidence now",
            "Repeat the call later under the same id; nothing was stored, and the operator is alarmed."),
    JOURNAL_BEHIND(503, "The journal does not reach to the period's end yet", "Ask again after `Retry-After`."),
    UNAVAILABLE(503, "The hub cannot answer now", "Repeat the call after `Retry-After`; repeating a PUT is harmless.");

    private final int status;
    private final String title;
    private final String next;

    ProblemType(int status, String title, String next) {
        this.status = status;
        this.title = title;
        this.next = next;
    }

    /// The stable code, for programs.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public URI uri() {
        return URI.create("urn:eaddress:problem:" + code());
    }

    /// The HTTP status it comes with.
    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /// What the caller does next.
    public String next() {
        return next;
    }
}
