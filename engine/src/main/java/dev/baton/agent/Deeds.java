package dev.baton.agent;

import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.baton.api.Refusal;
import dev.baton.manage.Caller;
import dev.baton.trust.TrustException;

/// Does what changes a node, and takes it down in the audit log.
final class Deeds {
    private static final Logger LOG = LoggerFactory.getLogger(Deeds.class);

    private final AuditLog audit;

    Deeds(AuditLog audit) {
        this.audit = audit;
    }

    /// Does something that changes the node, and takes down what came of it.
    <T> T audited(Request request, Caller caller, String action, String subject, String result,
            Supplier<T> change) {
        request.takenDown().byOthers();
        audit.requireWritable();
        try {
            T done = change.get();
            takeDown(caller.who(), caller.from(), action, subject, result);
            return done;
        } catch (Refusal e) {
            takeDown(caller.who(), caller.from(), action, subject, "refused: " + e.problem().detail());
            throw e;
        }
    }

    /// What is done is done: the answer says so even if the disk has failed since it was looked at.
    void takeDown(String who, String from, String action, String subject, String result) {
        try {
            audit.record(who, from, action, subject, result);
        } catch (TrustException e) {
            LOG.error("not in the audit log: {} from {}: {} {}: {}", who, from, action, subject, result, e);
        }
    }

}
