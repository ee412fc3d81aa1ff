package dev.baton.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// Asks whoever sits at the terminal.
final class Question {
    private Question() {}

    /// A line of the standard input.
    ///
    /// @throws CannotDo if there is none
    static String line() {
        try {
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return Optional.ofNullable(line).orElseThrow(() -> new CannotDo("The standard input is empty."));
        } catch (IOException _) {
            throw new CannotDo("The standard input cannot be read.");
        }
    }

    /// Whether the answer is yes.
    static boolean isYes(Surroundings here, String question) {
        here.out().print(question + " (y/N) ");
        here.out().flush();
        String answer = line().strip().toLowerCase(Locale.ROOT);
        return answer.equals("y") || answer.equals("yes");
    }
}
