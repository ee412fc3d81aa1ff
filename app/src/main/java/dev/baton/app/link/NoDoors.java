package dev.baton.app.link;

import java.util.List;
import java.util.OptionalInt;

import dev.baton.api.AuditEntry;
import dev.baton.api.CommitStatus;
import dev.baton.api.Pairing;
import dev.baton.api.RouterState;
import dev.baton.api.ServiceState;
import dev.baton.client.NodeCalls;

/// The doors of a window that is paired with nobody and cannot be: the tour's.
public final class NoDoors implements NodeDoors {
    private final String sentence;

    /// @param sentence why nothing can be done
    public NoDoors(String sentence) {
        this.sentence = sentence;
    }

    private LinkTrouble trouble() {
        return new LinkTrouble(LinkTrouble.Kind.BOOK, sentence);
    }

    @Override
    public List<PairedNode> nodes() {
        return List.of();
    }

    @Override
    public String problem() {
        return "";
    }

    @Override
    public PairingOffer look(String code) {
        throw trouble();
    }

    @Override
    public PairedNode pair(String code, String name) {
        throw trouble();
    }

    @Override
    public void rename(PairedNode node, String name) {
        throw trouble();
    }

    @Override
    public void remove(PairedNode node) {
        throw trouble();
    }

    @Override
    public Following follow(PairedNode node, NodeListener listener) {
        throw trouble();
    }

    @Override
    public NodeCalls calls(PairedNode node) {
        throw trouble();
    }

    @Override
    public List<AuditEntry> audit(PairedNode node) {
        throw trouble();
    }

    @Override
    public List<ServiceState> services(PairedNode node) {
        throw trouble();
    }

    @Override
    public void service(PairedNode node, String unit, String verb) {
        throw trouble();
    }

    @Override
    public List<Pairing> pairings(PairedNode node) {
        throw trouble();
    }

    @Override
    public void unpair(PairedNode node, String key) {
        throw trouble();
    }

    @Override
    public RouterState handOver(PairedNode node, String router, OptionalInt settleAt) {
        throw trouble();
    }

    @Override
    public RouterState resign(PairedNode node, String router) {
        throw trouble();
    }

    @Override
    public RouterState maintenance(PairedNode node, String router, boolean on) {
        throw trouble();
    }

    @Override
    public RouterState priority(PairedNode node, String router, OptionalInt value) {
        throw trouble();
    }

    @Override
    public CommitStatus cancel(PairedNode node, String commit) {
        throw trouble();
    }
}
