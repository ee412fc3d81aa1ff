package dev.baton.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import dev.baton.agent.AuditChain;
import dev.baton.api.AuditEntry;
import dev.baton.api.AuditWalk;
import dev.baton.api.Json;
import dev.baton.client.NodeClient;
import dev.baton.client.NodeFailure;
import dev.baton.trust.TrustException;

/// `baton audit`: who changed what on a node, and whether its log still is what was written.
@Command(name = "audit", header = "Print the audit log of a node and verify that nothing in it was changed.", description = {
        "Every line holds the hash of the one before it. They are computed again here, from the first line that the node"
                + " still has; its own word is not taken.",
        "", "Exit status: 0 the log is whole; 1 it was changed; 3 it cannot be read."}, footer = {"", "Examples:",
                "  baton audit n1", "  baton audit n1 --json > n1.audit", "  baton audit --verify n1.audit",
                "  baton audit --verify /var/lib/baton"})
final class RunAudit implements Callable<Integer> {
    /// A log that goes on for longer than this is not one of ours: a node keeps 16 MiB.
    private static final int MAX_ENTRIES = 1_000_000;

    @ParentCommand
    private Baton baton = new Baton();

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Parameters(arity = "0..1", paramLabel = "NODE", description = "The node, as 'baton nodes' calls it.")
    private Optional<String> node = Optional.empty();

    @Option(names = "--verify", paramLabel = "FILE", description = "Verify a log that lies here instead: a file of it, or"
            + " the state folder of a node with all of them.")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--json", description = "Print the lines as they are, one JSON object each; they can be verified later.")
    private boolean json;

    @Override
    public Integer call() {
        if (node.isPresent() == file.isPresent()) {
            throw new WrongUsage("audit: name a node, or a file with --verify FILE. 'baton nodes' lists the nodes.");
        }
        return file.map(this::verify).orElseGet(() -> print(node.orElseThrow()));
    }

    private int verify(Path log) {
        boolean isFolder = Files.isDirectory(log);
        try {
            AuditChain.Verdict verdict = isFolder ? AuditChain.verify(log) : AuditChain.verifyFile(log);
            if (isFolder && verdict.lines() == 0 && verdict.isWhole()) {
                throw new CannotDo("There is no audit log in " + log + ".");
            }
            String reach = isFolder
                    ? ""
                    : " Whether lines before the first or after the last are missing is not known.";
            return tell(log.toString(), verdict.lines(), verdict.faults(), reach);
        } catch (TrustException e) {
            throw new CannotDo(String.valueOf(e.getMessage()));
        }
    }

    private int print(String name) {
        try (NodeClient calls = NodeClient.of(client.node(name), client.identity())) {
            List<AuditEntry> page = calls.auditAfter(0);
            AuditWalk walk = new AuditWalk(page.isEmpty() ? 1 : page.getFirst().number());
            long first = page.isEmpty() ? 1 : page.getFirst().number();
            for (int read = 0; !page.isEmpty() && read < MAX_ENTRIES; read += page.size()) {
                long before = walk.last().map(AuditEntry::number).orElse(first - 1);
                for (AuditEntry entry : page) {
                    walk.line(entry, "line " + entry.number());
                    baton.surroundings().out().println(json ? Json.write(entry) : shown(entry));
                }
                long end = walk.last().map(AuditEntry::number).orElse(before);
                page = end > before ? calls.auditAfter(end) : List.of();
            }
            baton.surroundings().out().flush();
            String reach = first > 1 ? " It begins with line " + first + ": the node has put older ones away." : "";
            return tell("the audit log of " + name, walk.lines(), walk.faults(), reach);
        } catch (NodeFailure e) {
            throw new CannotDo(String.valueOf(e.getMessage()));
        }
    }

    /// The verdict is no part of the log: it goes where complaints go, so that the lines can be kept.
    private int tell(String what, long lines, List<String> faults, String reach) {
        Surroundings here = baton.surroundings();
        faults.forEach(fault -> here.err().println("  " + printable(fault)));
        here.err().println(faults.isEmpty()
                ? what + " is whole: " + lines + " lines, each of which follows the one before it." + reach
                : what + " WAS CHANGED. Find out who could write to the node's state folder; nothing in it counts as"
                        + " evidence from the first fault on.");
        here.err().flush();
        return faults.isEmpty() ? Baton.GOOD : Baton.FAILED;
    }

    private static String shown(AuditEntry entry) {
        return printable("%d  %s  %s%s  %s%s  %s".formatted(entry.number(), entry.wall(), entry.who(),
                entry.from().isEmpty() ? "" : "  " + entry.from(), entry.action(),
                entry.subject().isEmpty() ? "" : "  " + entry.subject(), entry.result()));
    }

    /// Nothing that a terminal would obey.
    private static String printable(String text) {
        return text.replaceAll("\\p{C}", "?");
    }
}
