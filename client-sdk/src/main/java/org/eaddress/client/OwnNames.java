package org.eaddress.client;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eaddress.client.Entry.Prepared;

/// The hub names no document and no recipient in what it refuses, only their places; the sender's own words for
/// them are put there.
final class OwnNames {
    private static final Pattern PLACE = Pattern.compile("(Document|Recipient) (\\d{1,6}) \\(counted from 0\\)");

    private OwnNames() {}

    static HubProblem in(HubProblem problem, Prepared prepared) {
        var detail = PLACE.matcher(problem.detail()).replaceAll(place -> quoted(named(place, prepared)));
        return detail.equals(problem.detail()) ? problem : problem.saying(detail);
    }

    private static String named(MatchResult place, Prepared prepared) {
        var number = Integer.parseInt(place.group(2));
        var content = prepared.content();
        if (place.group(1).equals("Recipient")) {
            var address = content.path("to").path(number).asString("");
            return address.isEmpty() ? place.group() : "The recipient " + address;
        }
        return number < prepared.enclosures().size()
                ? document(prepared.enclosures().get(number).listed())
                : place.group();
    }

    private static String document(ListedDocument document) {
        return "The document %s (%s)".formatted(document.name(), document.mediaType());
    }

    private static String quoted(String text) {
        return Matcher.quoteReplacement(text);
    }
}
