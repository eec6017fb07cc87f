package org.eaddress.hub.world;

import java.util.function.Predicate;

/// Where something fails, once: each act twice, it failed (`BEFORE_...`), and it was done but nobody heard
/// (`..._LOST`).
enum CrashAt {
    BEFORE_TOKEN(Act.TOKEN, false),
    TOKEN_ANSWER_LOST(Act.TOKEN, true),
    BEFORE_SUBMISSION(Act.SUBMISSION, false),
    SUBMISSION_ANSWER_LOST(Act.SUBMISSION, true),
    BEFORE_DOCUMENT_AHEAD(Act.DOCUMENT_AHEAD, false),
    DOCUMENT_AHEAD_ANSWER_LOST(Act.DOCUMENT_AHEAD, true),
    BEFORE_KEEPING_AHEAD(Act.KEEPING_AHEAD, false),
    KEEPING_AHEAD_LOST(Act.KEEPING_AHEAD, true),
    BEFORE_PUT(Act.PUT, false),
    PUT_LOST(Act.PUT, true),
    BEFORE_ACCEPTANCE(Act.ACCEPTANCE, false),
    ACCEPTANCE_LOST(Act.ACCEPTANCE, true),
    BEFORE_REGISTRATION(Act.REGISTRATION, false),
    REGISTRATION_ANSWER_LOST(Act.REGISTRATION, true),
    BEFORE_REGISTERING_TOGETHER(Act.REGISTERING_TOGETHER, false),
    REGISTERING_TOGETHER_ANSWER_LOST(Act.REGISTERING_TOGETHER, true),
    BEFORE_SENDING(Act.SENDING, false),
    SENDING_LOST(Act.SENDING, true),
    BEFORE_TAKING_FROM_OUTBOX(Act.TAKING, false),
    TAKING_FROM_OUTBOX_LOST(Act.TAKING, true),
    BEFORE_HANDING_TO_BROKER(Act.HANDING, false),
    HANDING_TO_BROKER_LOST(Act.HANDING, true),
    BEFORE_CONSIGNMENT(Act.CONSIGNMENT, false),
    CONSIGNMENT_LOST(Act.CONSIGNMENT, true),
    BEFORE_CONFIRMATION(Act.CONFIRMATION, false),
    CONFIRMATION_ANSWER_LOST(Act.CONFIRMATION, true),
    BEFORE_HANDOVER(Act.HANDOVER, false),
    HANDOVER_LOST(Act.HANDOVER, true),
    BEFORE_OPENING(Act.OPENING, false),
    OPENING_LOST(Act.OPENING, true),
    BEFORE_TAKING_HELD(Act.TAKING_HELD, false),
    TAKING_HELD_LOST(Act.TAKING_HELD, true),
    BEFORE_RELEASE(Act.RELEASE, false),
    RELEASE_LOST(Act.RELEASE, true),
    BEFORE_REFUSAL(Act.REFUSAL, false),
    REFUSAL_LOST(Act.REFUSAL, true),
    BEFORE_NOTICE(Act.NOTICE, false),
    NOTICE_LOST(Act.NOTICE, true),
    BEFORE_LAPSE(Act.LAPSE, false),
    LAPSE_LOST(Act.LAPSE, true),
    BEFORE_MISSING(Act.MISSING, false),
    MISSING_LOST(Act.MISSING, true),
    BEFORE_REJECTION(Act.REJECTION, false),
    REJECTION_LOST(Act.REJECTION, true),
    BEFORE_ANNOUNCEMENT(Act.ANNOUNCEMENT, false),
    ANNOUNCEMENT_LOST(Act.ANNOUNCEMENT, true),
    BEFORE_DISPATCH(Act.DISPATCH, false),
    DISPATCH_LOST(Act.DISPATCH, true),
    BEFORE_RECORDING(Act.RECORDING, false),
    RECORDING_LOST(Act.RECORDING, true),
    BEFORE_FINISH(Act.FINISH, false),
    FINISH_LOST(Act.FINISH, true);

    /// What can fail, and how it is recognised: a request's first line, an SQL statement, a transaction's name.
    enum Act {
        TOKEN(line -> line.startsWith("POST /oauth2/token")),
        SUBMISSION(line -> line.startsWith("PUT /v1/messages/") && !line.contains("/registration")),
        DOCUMENT_AHEAD(line -> line.startsWith("PUT /v1/documents/")),
        KEEPING_AHEAD(sql -> sql.contains("insert into put_document")),
        PUT(name -> name.equals("object store")),
        ACCEPTANCE(sql -> sql.contains("insert into message")),
        REGISTRATION(line -> line.startsWith("PUT /v1/messages/") && line.contains("/registration")),
        REGISTERING_TOGETHER(line -> line.startsWith("POST /v1/registrations")),
        SENDING(sql -> sql.contains("update message m set sent_at")),
        TAKING(sql -> sql.contains("update outbox set handed_at")),
        HANDING(name -> name.equals("broker")),
        CONSIGNMENT(transaction -> transaction.endsWith("Courier.consign")),
        CONFIRMATION(line -> line.startsWith("PUT /v1/inbox/")),
        HANDOVER(transaction -> transaction.endsWith("Handovers.handOver")),
        OPENING(transaction -> transaction.endsWith("Handovers.open")),
        TAKING_HELD(sql -> sql.contains("inspection_queue") && sql.contains("skip locked")),
        RELEASE(transaction -> transaction.endsWith("HeldMessages.release")),
        REFUSAL(transaction -> transaction.endsWith("HeldMessages.refuse")),
        NOTICE(transaction -> transaction.endsWith("NoticeBook.given")),
        LAPSE(transaction -> transaction.endsWith("Lapses.lapse")),
        MISSING(transaction -> transaction.endsWith("Retrievals.record")),
        REJECTION(transaction -> transaction.endsWith("Handovers.reject")),
        ANNOUNCEMENT(transaction -> transaction.endsWith("AnnouncementBook.told")),
        DISPATCH(transaction -> transaction.endsWith("Dispatches.begin")),
        RECORDING(sql -> sql.contains("update draft set receipt")),
        FINISH(transaction -> transaction.endsWith("Dispatches.done"));

        private final Predicate<String> recognised;

        Act(Predicate<String> recognised) {
            this.recognised = recognised;
        }
    }

    private final Act act;
    private final boolean done;

    CrashAt(Act act, boolean done) {
        this.act = act;
        this.done = done;
    }

    boolean isAt(String what) {
        return act.recognised.test(what);
    }

    /// Whether the act is done before it fails.
    boolean isAfter() {
        return done;
    }
}
