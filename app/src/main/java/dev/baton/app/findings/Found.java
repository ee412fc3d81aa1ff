package dev.baton.app.findings;

import java.util.List;
import java.util.Optional;

import dev.baton.finding.Code;
import dev.baton.finding.Severity;

/// Something that was found, in packets or in files.
///
/// @param id       tells it from everything else that this source can have
/// @param code     its kind; empty: something that a file's reader has to say
/// @param severity how bad it is
/// @param group    what it belongs to: a virtual router on its network, a file
/// @param subject  what it is about
/// @param sentence the cause
/// @param fix      what to do
/// @param proofs   what it rests on
/// @param span     when it was found
record Found(String id, Optional<Code> code, Severity severity, String group, String subject, String sentence,
        String fix, List<Proof> proofs, Span span) {
    Found {
        proofs = List.copyOf(proofs);
    }

    /// Whether its cause is still there.
    boolean isOpen() {
        return span.endedNanos().isEmpty();
    }

    /// Whether it calls for somebody: notes do not.
    boolean isTrouble() {
        return severity != Severity.NOTE;
    }

    /// Its code; empty for what has none.
    String codeText() {
        return code.map(Code::name).orElse("");
    }
}
