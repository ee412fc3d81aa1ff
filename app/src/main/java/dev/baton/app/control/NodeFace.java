package dev.baton.app.control;

import java.util.List;

import dev.baton.cluster.ClusterKey;
import dev.baton.cluster.Member;

/// What of a node can be seen in the drawing of its segment; nothing is drawn again while it stays the same.
record NodeFace(ClusterKey key, String address, Member member, NodeState state, List<String> deafTo,
        long sinceSeconds) {
    /// How coarse the age is that a row tells only to a screen reader.
    private static final long ROW_STEP_SECONDS = 10;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    static NodeFace of(SegmentModel model, SegmentModel.Node node, boolean inRow) {
        Member m = node.member();
        long from = node.state().isCurrent() ? m.sinceNanos() : Math.max(m.lastAdvertNanos(), m.lastReportNanos());
        long seconds = (model.atNanos() - from) / NANOS_PER_SECOND;
        Member still = new Member(m.node(), m.router(), m.source(), m.role(), m.reported(), m.priority(),
                m.preempt(), m.intervalNanos(), m.holdsAddresses(), m.form(), m.sinceNanos(), 0, 0, 0,
                m.lastTransition(), List.of(), m.freshness());
        return new NodeFace(model.cluster().key(), model.cluster().addresses().toString(), still, node.state(),
                node.deafTo(), inRow ? seconds / ROW_STEP_SECONDS : seconds);
    }
}
