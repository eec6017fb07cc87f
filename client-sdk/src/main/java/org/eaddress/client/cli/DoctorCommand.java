package org.eaddress.client.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eaddress.client.EAddressClient;
import org.eaddress.client.EAddressException;
import org.eaddress.client.TestedStep;
import picocli.CommandLine.Command;

@Command(
        name = "doctor",
        description =
                "Tries the whole way of a message to the own e-address: signs in, sends, registers, repeats, lists, "
                        + "fetches, confirms, verifies, reconciles, meets problems. Says what failed and how to mend it, and "
                        + "shows the result on the page of the connection.")
final class DoctorCommand extends Subcommand {
    @Override
    int run(EAddressClient client, Terminal terminal) throws IOException {
        var folder = Files.createTempDirectory("eaddress-doctor");
        try {
            var steps = new Doctor(client, folder).run();
            steps.forEach(step -> say(step, terminal));
            var passed = steps.stream().allMatch(Doctor.Step::passed);
            terminal.say(passed ? "All is well." : "Not well yet.");
            report(client, steps, terminal);
            terminal.result(Map.of(
                    "passed",
                    passed,
                    "steps",
                    steps.stream().map(DoctorCommand::json).toList()));
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
    private static void report(EAddressClient client, List<Doctor.Step> steps, Terminal terminal) {
        if (!steps.getFirst().passed()) {
            return;
        }
        try {
            client.report(steps.stream()
                    .filter(Doctor.Step::tried)
                    .map(DoctorCommand::tested)
                    .toList());
        } catch (EAddressException failure) {
            terminal.note("The hub did not take the result: " + failure.getMessage());
        }
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
