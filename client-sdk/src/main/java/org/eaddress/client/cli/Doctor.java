package org.eaddress.client.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eaddress.client.EAddressClient;
import org.eaddress.client.EAddressException;
import org.eaddress.client.Fetched;
import org.eaddress.client.HubProblem;
import org.eaddress.client.Message;
import org.eaddress.client.Receipt;
import org.eaddress.client.SealedEvidence;
import org.jspecify.annotations.Nullable;

/// Tries the whole way of a message, from the client's own e-address to itself. What fails ends it: the later steps
/// need the earlier ones.
final class Doctor {
    private static final Duration ARRIVES_WITHIN = Duration.ofMinutes(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final String WRONG_DIGEST = "0".repeat(64);
    private static final List<String> EVENTS = List.of("SubmissionAcceptance", "ContentConsignment", "ContentHandover");

    private final EAddressClient client;
    private final Forgetful forgetful;
    private final Path folder;
    private final String version;
    private final UUID id = Message.newId();
    private final Instant began = Instant.now();
    private final List<Step> steps = new ArrayList<>();
    private @Nullable Message message;
    private @Nullable Receipt receipt;
    private @Nullable Fetched fetched;

    /// @param forgetful the same client that lost its ledger
    /// @param folder where it may write
    /// @param version its own
    Doctor(EAddressClient client, Forgetful forgetful, Path folder, String version) {
        this.client = client;
        this.forgetful = forgetful;
        this.folder = folder;
        this.version = version;
    }

    /// Opens a client with a ledger in this folder.
    interface Forgetful {
        EAddressClient connect(Path ledger) throws IOException;
    }

    /// The message that it sends.
    UUID message() {
        return id;
    }

    /// How a step went.
    ///
    /// @param failure null when nothing failed in it
    record Step(String name, boolean tried, @Nullable Failure failure) {
        boolean passed() {
            return tried && failure == null;
        }
    }

    /// What failed, and how to mend it.
    record Failure(String code, String detail, String next) {}

    private interface Trial {
        void run() throws IOException, Unexpected;
    }

    /// The hub answered well, but not what it should.
    private static final class Unexpected extends Exception {
        private static final long serialVersionUID = 1;

        private final String code;
        private final String next;

        Unexpected(String code, String detail, String next) {
            super(detail);
            this.code = code;
            this.next = next;
        }
    }

    List<Step> run() {
        step("sign-in", client::account);
        step("begin", () -> client.beginSelfTest(id, version));
        step("send", this::send);
        step("repeat", this::repeat);
        step("list", this::list);
        step("fetch", this::fetch);
        step("problems", this::meetProblems);
        step("confirm", this::confirm);
        step("verify", this::verify);
        step("reconcile", this::reconcile);
        return List.copyOf(steps);
    }

    private void step(String name, Trial trial) {
        var goesOn = steps.stream().allMatch(Step::passed);
        steps.add(new Step(name, goesOn, goesOn ? failure(trial) : null));
    }

    private static @Nullable Failure failure(Trial trial) {
        try {
            trial.run();
            return null;
        } catch (EAddressException known) {
            return new Failure(Failures.code(known), String.valueOf(known.getMessage()), known.next());
        } catch (Unexpected other) {
            return new Failure(other.code, String.valueOf(other.getMessage()), other.next);
        } catch (IOException io) {
            return new Failure("file-unusable", String.valueOf(io.getMessage()), "Check the folder and the rights.");
        }
    }

    /// Submitted, its receipt verified and stored in the ledger, and registered.
    private void send() throws IOException {
        var document =
                Files.writeString(folder.resolve("self-test.txt"), "A self-test of the connection, " + id + ".\n");
        message = Message.to(client.account().eAddress())
                .subject("Self-test of the connection")
                .document(document)
                .withId(id);
        receipt = client.send(message);
    }

    /// As after a ledger was lost: nothing but the hub can know the receipt.
    private void repeat() throws IOException, Unexpected {
        try (var again = forgetful.connect(folder.resolve("ledger"))) {
            same(again.send(there(message)));
        }
    }

    private void same(Receipt again) throws Unexpected {
        if (!again.sha256().equals(there(receipt).sha256())) {
            throw new Unexpected(
                    "another-receipt",
                    "The same message under the same id got another receipt.",
                    "Keep the ledger between the calls; never use one ledger twice at the same time.");
        }
    }

    private void list() throws Unexpected {
        var until = Instant.now().plus(ARRIVES_WITHIN);
        while (client.inbox().noneMatch(entry -> entry.message().equals(id))) {
            if (Instant.now().isAfter(until)) {
                throw new Unexpected(
                        "not-arrived",
                        "The message did not come into the mailbox within a minute.",
                        "See in the portal whether somebody opened it; otherwise ask the operator.");
            }
            pause();
        }
    }

    private static void pause() throws Unexpected {
        try {
            Thread.sleep(BETWEEN_LOOKS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unexpected("interrupted", "The self-test was ended.", "Run it again.");
        }
    }

    private void fetch() {
        fetched = client.fetch(id, folder);
    }

    /// A system must hear it when the hub refuses.
    private void meetProblems() throws Unexpected {
        meet("unknown-message", () -> client.status(Message.newId()));
        meet("content-conflict", () -> client.confirm(id, List.of(WRONG_DIGEST)));
    }

    private static void meet(String code, Runnable call) throws Unexpected {
        var met = "none";
        try {
            call.run();
        } catch (HubProblem problem) {
            met = problem.code();
        }
        if (!met.equals(code)) {
            throw new Unexpected(
                    "other-problem",
                    "The hub should answer the problem %s; it was %s.".formatted(code, met),
                    "Use an SDK that is as new as the hub.");
        }
    }

    private void confirm() {
        client.confirm(there(fetched));
    }

    private void verify() throws Unexpected {
        var events = client.evidence(id).stream().map(SealedEvidence::eventName).toList();
        if (!events.containsAll(EVENTS)) {
            throw new Unexpected(
                    "evidence-missing",
                    "The evidence of the message is " + String.join(", ", events) + ".",
                    "Ask the operator; keep the receipt.");
        }
    }

    private void reconcile() throws Unexpected {
        var found = client.reconcile(began.minusSeconds(1), Instant.now().plusSeconds(1));
        var isOther = found.missing().contains(id)
                || found.different().stream().anyMatch(one -> one.message().equals(id));
        if (isOther) {
            throw new Unexpected(
                    "ledger-differs",
                    "The ledger and the hub do not agree about the message.",
                    "Run `eaddress reconcile --repair`.");
        }
    }

    private static <T> T there(@Nullable T made) {
        if (made == null) {
            throw new IllegalStateException("An earlier step made nothing.");
        }
        return made;
    }
}
