package org.eaddress.client.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eaddress.client.EAddressClient;
import org.eaddress.client.EAddressException;
import org.eaddress.client.SelfTestResult;
import org.eaddress.client.TestedStep;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "doctor",
        description =
                "Tries the whole way of a message to the own e-address: signs in, sends, registers, repeats, lists, "
                        + "fetches, confirms, verifies, reconciles, meets problems. Says what failed and how to mend it, and "
                        + "shows the result on the page of the connection. A system in test for which all is well gets a "
                        + "certificate of conformity.")
final class DoctorCommand extends Subcommand {
    @Option(
            names = "--certificate",
            paramLabel = "FILE",
            description = "Where to write the certificate of conformity, a compact JWS that `eaddress verify` checks.")
    @Nullable
    Path certificate;

    @Override
    int run(EAddressClient client, Terminal terminal) throws IOException {
        var folder = Files.createTempDirectory("eaddress-doctor");
        try {
            var profile = EAddress.of(command()).profile(command());
            var doctor = new Doctor(client, profile::connectWith, folder, new EAddress.Version().getVersion()[0]);
            var steps = doctor.run();
            steps.forEach(step -> say(step, terminal));
            var passed = steps.stream().allMatch(Doctor.Step::passed);
            terminal.say(passed ? "All is well." : "Not well yet.");
            var told = report(client, doctor.message(), steps, terminal);
            if (told != null) {
                attested(told, terminal);
            }
            terminal.result(result(passed, steps, told));
            return passed ? Exit.FINE : Exit.DIFFERENT;
        } finally {
            remove(folder);
        }
    }

    private static void say(Doctor.Step step, Terminal terminal) {
        var failure = step.failure();
        if (failure == null) {
            terminal.say("%-9s  %s".formatted(step.name(), step.tried() ? "well" : "not tried"));
        } else {
            terminal.say("%-9s  failed: %s".formatted(step.name(), failure.detail()));
            terminal.say("           Next: " + failure.next());
        }
    }

    private static Map<String, Object> json(Doctor.Step step) {
        var json = new LinkedHashMap<String, Object>();
        json.put("name", step.name());
        json.put("state", step.tried() ? step.passed() ? "passed" : "failed" : "not-tried");
        var failure = step.failure();
        if (failure != null) {
            json.put("code", failure.code());
            json.put("detail", failure.detail());
            json.put("next", failure.next());
        }
        return json;
    }

    /// Whoever cannot sign in cannot tell it either.
    private static @Nullable SelfTestResult report(
            EAddressClient client, UUID message, List<Doctor.Step> steps, Terminal terminal) {
        if (!steps.getFirst().passed()) {
            return null;
        }
        try {
            return client.report(
                    message,
                    steps.stream()
                            .filter(Doctor.Step::tried)
                            .map(DoctorCommand::tested)
                            .toList());
        } catch (EAddressException failure) {
            terminal.note("The hub did not take the result: " + failure.getMessage());
            return null;
        }
    }

    private void attested(SelfTestResult told, Terminal terminal) throws IOException {
        var attested = told.certificate();
        var missing = told.missing();
        if (attested != null) {
            terminal.say("The hub attests it: certificate of conformity, good until " + attested.endsAt() + ".");
            if (certificate != null) {
                Files.writeString(certificate, attested.statement());
            }
        } else if (missing != null) {
            terminal.say("The hub attests nothing, because it did not see: " + String.join(", ", missing));
            terminal.say("           Next: Run it again, with nothing between it and the hub that answers for it.");
        }
    }

    private static Map<String, Object> result(boolean passed, List<Doctor.Step> steps, @Nullable SelfTestResult told) {
        var result = new LinkedHashMap<String, Object>();
        result.put("passed", passed);
        result.put("steps", steps.stream().map(DoctorCommand::json).toList());
        var attested = told == null ? null : told.certificate();
        if (attested != null) {
            result.put("certificate", attested.statement());
        }
        return result;
    }

    private static TestedStep tested(Doctor.Step step) {
        var failure = step.failure();
        return new TestedStep(step.name(), failure == null ? null : failure.code());
    }

    private static void remove(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }
}
