package dev.baton.drill;

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
/// @param change    the same for the engine's prediction; empty: there is none for it
/// @param objection why it cannot be done or would move nothing, a sentence; else empty
/// @param advice    what to do about it
record Deed(FaultKind kind, Optional<Takeover> takeover, Optional<Party> actor, Optional<String> check,
        OptionalInt priority, Optional<Change> change, String objection, String advice) {
    static Deed impossible(FaultKind kind, Optional<Party> actor, String objection, String advice) {
        return new Deed(kind, Optional.empty(), actor, Optional.empty(), OptionalInt.empty(), Optional.empty(),
                objection, advice);
    }

    static Deed of(FaultKind kind, Takeover takeover, Party actor) {
        return new Deed(kind, Optional.of(takeover), Optional.of(actor), Optional.empty(), OptionalInt.empty(),
                Optional.empty(), "", "");
    }

    Deed with(Change newChange) {
        return new Deed(kind, takeover, actor, check, priority, Optional.of(newChange), objection, advice);
    }

    Deed failing(String newCheck) {
        return new Deed(kind, takeover, actor, Optional.of(newCheck), priority, change, objection, advice);
    }

    Deed at(int newPriority) {
        return new Deed(kind, takeover, actor, check, OptionalInt.of(newPriority), change, objection, advice);
    }

    Deed expecting(Takeover newTakeover) {
        return new Deed(kind, Optional.of(newTakeover), actor, check, priority, change, objection, advice);
    }
}
