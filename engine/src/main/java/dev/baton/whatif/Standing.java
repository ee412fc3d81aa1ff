package dev.baton.whatif;

import java.util.List;

/// A virtual router as it is once it has come to rest.
///
/// @param id      which
/// @param members its routers, in the order of the nodes
/// @param remarks what a person should know
public record Standing(VirtualRouterId id, List<Member> members, List<Remark> remarks) {
    public Standing {
        members = List.copyOf(members);
        remarks = List.copyOf(remarks);
    }

    /// Who holds the addresses: one node, if all is well.
    public List<String> holders() {
        return members.stream().filter(Member::holds).map(m -> m.ref().node()).toList();
    }

    /// Whether nobody holds the addresses, several do, or it does not come to rest.
    public boolean isBroken() {
        return remarks.stream().anyMatch(r -> r instanceof Remark.NobodyHolds || r instanceof Remark.SeveralHold
                || r instanceof Remark.Flaps);
    }
}
