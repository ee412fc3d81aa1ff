package dev.baton.push.lab;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;

import dev.baton.api.AuditEntry;
import dev.baton.manage.AuditPort;

/// The audit log of a lab's node. It lives in memory and ends with the lab, so its lines are not chained.
final class LabAudit implements AuditPort {
    /// How many lines are kept; the oldest go first.
    static final int MAX_LINES = 500;

    private final ArrayDeque<AuditEntry> lines = new ArrayDeque<>();
    private long number;

    @Override
    public synchronized void record(String who, String from, String action, String subject, String result) {
        if (lines.size() == MAX_LINES) {
            lines.removeFirst();
        }
        number++;
        lines.addLast(new AuditEntry(number, Instant.now(), who, from, action, subject, result, "", ""));
    }

    synchronized List<AuditEntry> lines() {
        return List.copyOf(lines);
    }
}
