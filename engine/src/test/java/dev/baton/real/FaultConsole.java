package dev.baton.real;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import dev.baton.api.FaultKind;
import dev.baton.api.FaultRequest;
import dev.baton.api.Json;
import dev.baton.client.AddressBook;
import dev.baton.client.ClientHome;
import dev.baton.client.NodeClient;
import dev.baton.client.NodeFailure;
import dev.baton.client.PairByCode;
import dev.baton.trust.Identity;
import dev.baton.trust.PairingCode;

/// A client that is told over its standard input what to ask of nodes: `hold NODE ID KIND MILLIS [CHECK|PRIORITY]`,
/// `end NODE ID`, `faults NODE`, `state NODE`, and first `connect NODE CODE`. It answers `done: JSON` or `refused: WHY`.
final class FaultConsole {
    private final AddressBook book;
    private final Identity identity;

    private FaultConsole(Path home) {
        ClientHome at = ClientHome.of(Optional.of(home), Map.of(), home);
        book = AddressBook.of(at);
        identity = Identity.keptIn(at.identity(), "desk");
    }

    /// Runs until its input ends.
    ///
    /// @param arguments the folder of the address book
    public static void main(String[] arguments) throws IOException {
        FaultConsole console = new FaultConsole(Path.of(arguments[0]));
        System.out.println("ready");
        try (BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = orders.readLine(); line != null; line = orders.readLine()) {
                System.out.println(console.answer(line.split(" ", -1)));
            }
        }
    }

    private String answer(String... words) {
        return words[0].equals("connect") ? connected(words[1], words[2]) : asked(words);
    }

    private String connected(String node, String code) {
        try {
            book.put(new PairByCode(identity, "desk", Clock.systemUTC()).pair(PairingCode.parse(code),
                    Optional.of(node)).node());
            return "done: " + node;
        } catch (NodeFailure e) {
            return "refused: " + e.getMessage();
        }
    }

    private String asked(String... words) {
        try (NodeClient client = NodeClient.of(book.find(words[1]).orElseThrow(), identity)) {
            return "done: " + Json.write(switch (words[0]) {
                case "hold" -> client.fault(request(words));
                case "end" -> client.endFault(words[2]);
                case "faults" -> client.faults();
                default -> client.state().checks();
            });
        } catch (NodeFailure e) {
            return "refused: " + e.getMessage();
        }
    }

    private static FaultRequest request(String... words) {
        FaultKind kind = FaultKind.of(words[3]).orElseThrow();
        return new FaultRequest(words[2], kind, "VI_1", Long.parseLong(words[4]),
                kind == FaultKind.CHECK ? Optional.of(words[5]) : Optional.empty(),
                kind == FaultKind.PRIORITY ? OptionalInt.of(Integer.parseInt(words[5])) : OptionalInt.empty(),
                Optional.of("a test on real nodes"));
    }
}
