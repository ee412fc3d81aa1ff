package dev.baton.drill;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import dev.baton.api.FaultKind;
import dev.baton.whatif.Change;

/// A fault, worked out for a scene: what exactly is done, and what comes of it by the formulas.
///
/// @param kind      what is done
/// @param takeover  what comes of it; empty: nothing, or it cannot be done
/// @param actor     whose node holds it; empty: nobody's
/// @param check     the check that fails
/// @param priority  the priority that the holder is to count with
/// @param changes   the same for the engine's prediction; empty: there is none for it
/// @param objection why it cannot be done or would move nothing, a sentence; else empty
/// @param advice    what to do about it
record Deed(FaultKind kind, Optional<Takeover> takeover, Optional<Party> actor, Optional<String> check,
        OptionalInt priority, List<Change> changes, String objection, String advice) {
    Deed {
        changes = List.copyOf(changes);
    }

    static Deed impossible(FaultKind kind, Optional<Party> actor, String objection, String advice) {
        return new Deed(kind, Optional.empty(), actor, Optional.empty(), OptionalInt.empty(), List.of(),
                objection, advice);
    }

    static Deed of(FaultKind kind, Takeover takeover, Party actor) {
        return new Deed(kind, Optional.of(takeover), Optional.of(actor), Optional.empty(), OptionalInt.empty(),
                List.of(), "", "");
    }

    Deed with(Change newChange) {
        return with(List.of(newChange));
    }

    Deed with(List<Change> newChanges) {
        return new Deed(kind, takeover, actor, check, priority, newChanges, objection, advice);
    }

    Deed failing(String newCheck) {
        return new Deed(kind, takeover, actor, Optional.of(newCheck), priority, changes, objection, advice);
    }

    Deed at(int newPriority) {
        return new Deed(kind, takeover, actor, check, OptionalInt.of(newPriority), changes, objection, advice);
    }

    Deed expecting(Takeover newTakeover) {
        return new Deed(kind, Optional.of(newTakeover), actor, check, priority, changes, objection, advice);
    }
}
