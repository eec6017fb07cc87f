package org.eaddress.client.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eaddress.client.Outcome;

/// What became of messages that an earlier process began.
final class Reports {
    private Reports() {}

    static void note(List<Outcome> outcomes, Terminal terminal) {
        outcomes.forEach(outcome -> terminal.note(words(outcome)));
    }

    private static String words(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Sent sent -> "Finished: %s is sent.".formatted(sent.message());
            case Outcome.Refused refused ->
                "Refused: %s is ended. %s Next: %s"
                        .formatted(
                                refused.message(),
                                refused.problem().getMessage(),
                                refused.problem().next());
            case Outcome.Unfinished unfinished ->
                "Unfinished: %s. %s Next: %s"
                        .formatted(
                                unfinished.message(),
                                unfinished.reason().getMessage(),
                                unfinished.reason().next());
        };
    }

    static Map<String, Object> json(Outcome outcome) {
        var json = new LinkedHashMap<String, Object>();
        json.put("message", outcome.message());
        switch (outcome) {
            case Outcome.Sent sent -> {
                json.put("state", "sent");
                json.put("sentAt", sent.receipt().sentAt());
            }
            case Outcome.Refused refused -> {
                json.put("state", "refused");
                json.put("code", refused.problem().code());
            }
            case Outcome.Unfinished unfinished -> {
                json.put("state", "unfinished");
                json.put("code", Failures.code(unfinished.reason()));
                json.put("reason", String.valueOf(unfinished.reason().getMessage()));
            }
        }
        return json;
    }

    static int exit(List<Outcome> outcomes) {
        return outcomes.stream()
                .mapToInt(Reports::exit)
                .filter(code -> code != Exit.FINE)
                .findFirst()
                .orElse(Exit.FINE);
    }

    private static int exit(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Sent sent -> Exit.FINE;
            case Outcome.Refused refused -> Exit.REFUSED;
            case Outcome.Unfinished unfinished -> Exit.of(unfinished.reason());
        };
    }
}
