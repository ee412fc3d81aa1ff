package dev.baton.app.link;

import java.util.function.Supplier;

import dev.baton.api.Problem;
import dev.baton.client.HomeException;
import dev.baton.client.NodeFailure;
import dev.baton.trust.BadCode;
import dev.baton.trust.TrustException;

/// What can go wrong between a client and a node, as a [LinkTrouble].
final class Troubles {
    private Troubles() {}

    /// Does something, and says what goes wrong in the window's words.
    static <T> T told(Supplier<T> work) {
        try {
            return work.get();
        } catch (BadCode e) {
            throw new LinkTrouble(LinkTrouble.Kind.CODE, String.valueOf(e.getMessage()));
        } catch (HomeException | TrustException e) {
            throw new LinkTrouble(LinkTrouble.Kind.BOOK, String.valueOf(e.getMessage()));
        } catch (NodeFailure e) {
            throw new LinkTrouble(switch (e) {
                case NodeFailure.Unreachable _ -> LinkTrouble.Kind.UNREACHABLE;
                case NodeFailure.PinChanged _ -> LinkTrouble.Kind.PIN;
                case NodeFailure.Refused refused -> kind(refused.problem());
                case NodeFailure.BadAnswer _ -> LinkTrouble.Kind.REFUSED;
            }, String.valueOf(e.getMessage()));
        }
    }

    /// What a refusal is to the window.
    static LinkTrouble.Kind kind(Problem problem) {
        if (problem.is(Problem.Kind.NOT_PAIRED)) {
            return LinkTrouble.Kind.UNPAIRED;
        }
        if (problem.is(Problem.Kind.FORBIDDEN)) {
            return LinkTrouble.Kind.ROLE;
        }
        return problem.is(Problem.Kind.TOO_MANY) ? LinkTrouble.Kind.TOO_MANY : LinkTrouble.Kind.REFUSED;
    }
}
