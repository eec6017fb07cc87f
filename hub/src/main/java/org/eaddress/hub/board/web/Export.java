package org.eaddress.hub.board.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eaddress.hub.board.Case;
import org.eaddress.hub.portal.PlainText;

/// Cases as comma-separated values (RFC 4180), for a spreadsheet: no content of messages, no personal codes, and
/// nothing that a spreadsheet would run.
final class Export {
    private static final String HEAD =
            "case,kind,message,sender,recipient,since,next,next at,owner,state,closed at,note";
    private static final String RUN = "=+-@\t\r\n";
    private static final String LINE_END = "\r\n";

    private Export() {}

    static String of(List<Case> cases, Names names) {
        return Stream.concat(Stream.of(HEAD), cases.stream().map(one -> line(one, names)))
                .collect(Collectors.joining(LINE_END, "", LINE_END));
    }

    private static String line(Case one, Names names) {
        return Stream.of(
                        one.id().toString(),
                        one.kind().code(),
                        one.messageId().toString(),
                        names.of(one.sender()),
                        one.recipient().map(names::of).orElse(""),
                        one.since().toString(),
                        one.plan().next().code(),
                        written(one.plan().at()),
                        one.owner().map(Case.Owner::name).orElse(""),
                        one.closed().map(closed -> closed.outcome().code()).orElse("open"),
                        written(one.closed().map(Case.Closed::at)),
                        one.plan().note().orElse(""))
                .map(Export::cell)
                .collect(Collectors.joining(","));
    }

    private static String written(Optional<Instant> at) {
        return at.map(Instant::toString).orElse("");
    }

    /// A cell that begins like a formula gets an apostrophe, which a spreadsheet takes for the mark of text.
    static String cell(String value) {
        String line = PlainText.line(value);
        String text = !line.isEmpty() && RUN.indexOf(line.charAt(0)) >= 0 ? "'" + line : line;
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
