package org.eaddress.client.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eaddress.client.Message;
import org.eaddress.client.fake.Mailroom;
import org.eaddress.client.fake.Step;
import org.eaddress.client.fake.Trouble;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class CommandTest extends CommandLineTest {
    @Test
    void sendVerifyStatusEvidence() throws IOException {
        var receipt = folder.resolve("permit.receipt").toString();
        var sent = send("--reference", "17", "--text", "Dear Anna", "--receipt", receipt);
        assertThat(sent.exit()).isZero();
        assertThat(sent.json().path("state").asString()).isEqualTo("sent");
        assertThat(sent.json().path("receipt").asString()).isEqualTo(receipt);
        assertThat(sent.json().path("acceptedAt").asString()).isEqualTo("2026-11-20T08:00:00.123Z");
        var id = sent.json().path("message").asString();

        var trust = folder.resolve("trust.pem").toString();
        var verified = run("verify", receipt, permit, "--trust", trust, "--json");
        assertThat(verified.exit()).isZero();
        assertThat(verified.json().path("valid").asBoolean()).isTrue();
        assertThat(verified.json().path("message").asString()).isEqualTo(id);
        assertThat(verified.json().path("proven")).hasSize(3);

        assertThat(connected("status", id).json().path("state").asString()).isEqualTo("sent");

        var out = folder.resolve("evidence");
        assertThat(connected("evidence", id, "--out", out.toString()).json().path("evidence"))
                .hasSize(1);
        var piece = out.resolve("01-SubmissionAcceptance.jws").toString();
        var linted = run("lint", piece, permit, "--json");
        assertThat(linted.exit()).isEqualTo(Exit.DIFFERENT);
        assertThat(linted.json().path("findings").findValuesAsString("rule")).contains("malformed");
        var all = run(
                "verify",
                out.resolve("01-SubmissionAcceptance.jws").toString(),
                permit,
                "--trust",
                trust,
                "--message",
                out.resolve("message.json").toString());
        assertThat(all.exit()).isZero();
        assertThat(all.out()).startsWith("VALID").contains("byte for byte", "Not proven by this:");
    }

    @Test
    void aProfileMayAskForTokensThatAreBoundToAKey() throws IOException {
        Files.writeString(Path.of(profile), Files.readString(Path.of(profile)) + "bound-tokens=true\n");

        assertThat(send().exit()).isZero();

        assertThat(world.hub().mailroom().possessions()).hasSizeGreaterThan(2);
    }

    @Test
    void statusAndDeadlineTellWhenItCountsAsNotified() {
        var id = send().json().path("message").asString();
        assertThat(run("status", id, "--profile", profile).out()).contains("counts as notified on 2026-11-24");

        var asked = connected("deadline", "--sent-at", "2026-11-20T12:00:00Z").json();
        assertThat(asked.at("/count/on").asString()).isEqualTo("2026-11-24");
        assertThat(asked.at("/count/sentAt").asString()).isEqualTo("2026-11-20T12:00:00.000Z");
        assertThat(run("deadline", "--profile", profile).out())
                .startsWith("en: 24 November")
                .contains("  en: the day of sending", "en: 2027 is not known");
        assertThat(run("deadline", "--lang", "lv", "--profile", profile).out()).startsWith("lv: 24 November");
    }

    @Test
    void absenceIsStatedSavedAndChecked() throws IOException {
        var file = folder.resolve("absence.jws").toString();
        String[] question = {
            "absence", "--from", Mailroom.COUNCIL, "--to", ANNA, "--since", "2026-11-19", "--until", "2026-11-20"
        };
        var stated = connected(
                Stream.concat(Stream.of(question), Stream.of("--out", file)).toArray(String[]::new));
        assertThat(stated.exit()).isZero();
        assertThat(stated.json().path("event").asString()).isEqualTo("urn:eaddress:event:MessageAbsence");
        var trust = folder.resolve("trust.pem").toString();
        assertThat(run("verify", file, "--trust", trust).out())
                .startsWith("VALID")
                .contains("it accepted nothing from " + Mailroom.COUNCIL, "it is the hub's word");
        assertThat(run("verify", file, "--trust", trust, "--lang", "lv").out()).contains("nepieņēma neko");
        assertThat(run("lint", file).out()).contains("1 files");

        question[question.length - 1] = "2026-11-21";
        var other = connected(question);
        assertThat(other.exit()).as("an answer to another question").isEqualTo(Exit.UNTRUSTED);
    }

    @Test
    void aChangedDocumentIsNotValid() throws IOException {
        var receipt = send().json().path("receipt").asString();
        Files.writeString(Path.of(permit), "Refused!");
        var latvian = run("verify", receipt, permit, "--profile", profile, "--lang", "lv");
        assertThat(latvian.exit()).isEqualTo(Exit.DIFFERENT);
        assertThat(latvian.out()).contains("NAV DERĪGS", "document-changed: permit.pdf", "saturs nav tas");
        var json =
                run("verify", receipt, permit, "--profile", profile, "--json").json();
        assertThat(json.path("valid").asBoolean()).isFalse();
        assertThat(json.path("findings").path(0).path("name").asString()).isEqualTo("document-changed");
    }

    @Test
    void aRevocationListThatIsGivenIsLookedInto() throws IOException {
        var vector = new JsonMapper()
                .readTree(Path.of("../api-spec/vectors/revoked.json").toFile());
        var receipt = Files.writeString(
                folder.resolve("revoked.receipt"), vector.path("evidence").asString());
        var trust = Files.writeString(
                folder.resolve("another.pem"), vector.path("trust").asString());
        var list = Files.write(
                folder.resolve("authority.crl"),
                Base64.getDecoder()
                        .decode(vector.path("revocationLists").path(0).asString()));

        var without = run("verify", receipt.toString(), "--trust", trust.toString());
        assertThat(without.exit()).isZero();
        assertThat(without.out()).contains("That the certificate had not been revoked");
        var with = run("verify", receipt.toString(), "--trust", trust.toString(), "--crl", list.toString());
        assertThat(with.exit()).isEqualTo(Exit.DIFFERENT);
        assertThat(with.out()).contains("revoked: 2026-11-19");
    }

    @Test
    void repeatingWithAnIdGivesTheSameReceipt() throws IOException {
        var id = Message.newId().toString();
        var first = send("--id", id);
        var second = send("--id", id);
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(world.hub().calls(Step.SUBMIT)).isEqualTo(1);
    }

    @Test
    void sendingFinishesWhatAnEarlierProcessBegan() {
        world.hub().trouble(Step.REGISTER, new Trouble.BeforeBody());
        var broken = send();
        assertThat(broken.exit()).isEqualTo(Exit.UNREACHABLE);
        assertThat(broken.json().path("error").path("code").asString()).isEqualTo("hub-unreachable");
        assertThat(broken.err()).doesNotContain("\tat ").contains("Next: ");

        var next = send();
        assertThat(next.exit()).isZero();
        assertThat(next.err()).contains("Finished: ");
        assertThat(world.hub().mailroom().registrations()).hasSize(2);
    }

    @Test
    void aMessageThatWaitsForItsScanIsOfTheHubsMakingAndARefusedOneIsRefused() {
        var id = Message.newId();
        world.hub().mailroom().hold(id);
        var held = send("--id", id.toString());
        assertThat(held.exit()).isEqualTo(Exit.UNREACHABLE);
        assertThat(held.json().path("error").path("code").asString()).isEqualTo("inspection-pending");
        assertThat(run("status", id.toString(), "--profile", profile).out())
                .contains("accepted", "scan for malware: waiting");

        world.hub().mailroom().refuse(id);
        var resumed = connected("resume");
        assertThat(resumed.exit()).isEqualTo(Exit.REFUSED);
        assertThat(resumed.json().path("messages").path(0).path("code").asString())
                .isEqualTo("malware-found");
        assertThat(connected("resume").exit()).isZero();
    }

    @Test
    void resumeTellsWhatItDid() {
        world.hub().trouble(Step.SUBMIT, new Trouble.BeforeBody());
        send();
        var resumed = connected("resume");
        assertThat(resumed.exit()).isZero();
        assertThat(resumed.json().path("messages").path(0).path("state").asString())
                .isEqualTo("sent");
        assertThat(connected("resume").json().path("messages")).isEmpty();
    }

    @Test
    void inboxFetchConfirm() {
        var id = Message.newId();
        world.hub().mailroom().mailbox().consign(id, List.of("plan.pdf"), List.of("A plan.".getBytes(UTF_8)));
        assertThat(connected("inbox")
                        .json()
                        .path("messages")
                        .path(0)
                        .path("message")
                        .asString())
                .isEqualTo(id.toString());
        var to = folder.resolve("received").toString();
        var fetched = connected("fetch", id.toString(), "--to", to);
        assertThat(Path.of(fetched.json().path("files").path(0).asString())).hasContent("A plan.");
        var confirmed = connected("confirm", id.toString(), "--from", to);
        assertThat(confirmed.exit()).isZero();
        assertThat(confirmed.json().path("handedOverAt").asString()).isNotEmpty();
        assertThat(connected("confirm", Message.newId().toString(), "--from", to)
                        .exit())
                .isEqualTo(Exit.LOCAL);
    }

    @Test
    void manyAreConfirmedAtOnceAndEachIsTold() throws IOException {
        var to = folder.resolve("received").toString();
        var ids = Stream.generate(() -> Message.newId().toString()).limit(3).toList();
        for (var id : ids) {
            world.hub()
                    .mailroom()
                    .mailbox()
                    .consign(UUID.fromString(id), List.of("plan.pdf"), List.of("A plan.".getBytes(UTF_8)));
            connected("fetch", id, "--to", to);
        }
        var all = connected("confirm", ids.get(0), ids.get(1), ids.get(1));
        assertThat(all.exit()).isZero();
        assertThat(all.json().path("messages").findValuesAsString("message")).containsExactly(ids.get(0), ids.get(1));
        assertThat(world.hub().calls(Step.CONFIRM_MANY)).isEqualTo(1);

        Files.writeString(Path.of(to, ids.get(2), "documents", "plan.pdf"), "Another.");
        var none = Message.newId().toString();
        var some = connected("confirm", none, ids.get(2), ids.get(0));
        assertThat(some.exit()).isEqualTo(Exit.REFUSED);
        assertThat(some.json().path("messages").path(0).at("/error/code").asString())
                .isEqualTo("content-conflict");
        assertThat(some.json().path("messages").path(1).path("evidence").asString())
                .isNotEmpty();
        assertThat(some.json().path("messages").path(2).at("/error/code").asString())
                .isEqualTo("ledger-unusable");
        assertThat(some.err()).contains("Not confirmed: " + ids.get(2), "Not confirmed: " + none, "Next: ");
    }

    @Test
    void inboxWaitReject() {
        var id = Message.newId();
        world.hub().mailroom().mailbox().consign(id, List.of("plan.pdf"), List.of("A plan.".getBytes(UTF_8)));
        assertThat(connected("inbox", "--wait", "5").json().path("messages")).hasSize(1);
        var rejected = connected("reject", id.toString(), "--reason", "unreadable");
        assertThat(rejected.exit()).isZero();
        assertThat(rejected.json().path("reason").asString()).isEqualTo("unreadable");
        assertThat(connected("reject", id.toString(), "--reason", "dislike").exit())
                .isEqualTo(Exit.USAGE);
    }

    @Test
    void lookupAndReconcile() {
        assertThat(connected("lookup", ANNA, "x").json().path("entries")).hasSize(2);
        send();
        assertThat(connected("reconcile", "--from", "2020-01-01", "--to", "2020-01-05")
                        .json()
                        .path("same")
                        .asInt())
                .isZero();
        var now = Instant.now();
        var span = List.of(
                "reconcile",
                "--from",
                now.minusSeconds(600).toString(),
                "--to",
                now.plusSeconds(600).toString());
        assertThat(connected(span.toArray(String[]::new)).exit()).isZero();
        world.hub()
                .mailroom()
                .forget(UUID.fromString(world.hub().mailroom().acceptances().getFirst()));
        var found = connected(span.toArray(String[]::new));
        assertThat(found.exit()).isEqualTo(Exit.DIFFERENT);
        assertThat(found.json().path("missing")).hasSize(1);
    }

    @Test
    void lookupSaysByItsExitWhetherAllCanBeReached() {
        assertThat(connected("lookup", ANNA).exit()).isEqualTo(Exit.FINE);
        assertThat(connected("lookup", ANNA, "x").exit()).isEqualTo(Exit.DIFFERENT);
    }
}
