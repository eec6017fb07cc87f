package org.eaddress.client.cli;

import java.util.regex.Pattern;
import org.eaddress.client.Json;
import picocli.CommandLine;

/// What the command says: results to standard output, progress and troubles to standard error.
///
/// @param json whether the result is one JSON object, which is the last line then
record Terminal(CommandLine command, boolean json) {
    /// What could steer a terminal; names and subjects come from strangers.
    private static final Pattern STEERING = Pattern.compile("[\\p{C}&&[^\\n]]");

    /// The result for people; left out when a program reads.
    void say(String text) {
        if (!json) {
            command.getOut().println(tame(text));
            command.getOut().flush();
        }
    }

    /// The result for programs; left out when people read.
    void result(Object value) {
        if (json) {
            command.getOut().println(Json.line(value));
            command.getOut().flush();
        }
    }

    void note(String text) {
        command.getErr().println(tame(text));
        command.getErr().flush();
    }

    static String tame(String text) {
        return STEERING.matcher(text).replaceAll("?");
    }
}
