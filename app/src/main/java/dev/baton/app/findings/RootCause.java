package dev.baton.app.findings;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.baton.finding.Code;

/// Which finding is likely to have brought about another one of the same virtual router.
final class RootCause {
    /// What makes receivers drop advertisements, the surest first.
    private static final List<Code> DROPPED = List.of(Code.P14, Code.P08, Code.P11, Code.P02, Code.P01, Code.P03,
            Code.P04, Code.P13, Code.S14, Code.S13);
    /// What may have brought about what.
    private static final Map<Code, List<Code>> CAUSES = Map.of(Code.S01, DROPPED, Code.S03, DROPPED, Code.S04,
            List.of(Code.P14, Code.P08, Code.P11, Code.P02, Code.P01, Code.P03, Code.P04, Code.S05, Code.S06),
            Code.S02, List.of(Code.P16), Code.S09, List.of(Code.S01), Code.S10, List.of(Code.S01), Code.S16,
            List.of(Code.S01, Code.S07, Code.S03), Code.S13, List.of(Code.P13));

    private RootCause() {}

    /// What is likely to be behind `effect`, among what was found in the same group.
    static Optional<Found> of(Found effect, List<Found> group) {
        List<Code> causes = effect.code().map(code -> CAUSES.getOrDefault(code, List.of())).orElse(List.of());
        return causes.stream().flatMap(code -> group.stream()
                .filter(found -> found.code().filter(code::equals).isPresent() && overlaps(found, effect))).findFirst();
    }

    /// A cause that had gone before the effect came is none.
    private static boolean overlaps(Found cause, Found effect) {
        boolean isOverBefore = cause.span().endedNanos().orElse(Long.MAX_VALUE) < effect.span().sinceNanos();
        boolean isLater = cause.span().sinceNanos() > effect.span().endedNanos().orElse(Long.MAX_VALUE);
        return !isOverBefore && !isLater;
    }
}
