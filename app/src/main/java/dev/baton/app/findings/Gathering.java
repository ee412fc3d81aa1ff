package dev.baton.app.findings;

import java.util.List;
import java.util.Optional;

import dev.baton.app.files.Remark;
import dev.baton.finding.Evidence;
import dev.baton.finding.Finding;

/// Brings findings of every kind into one form.
final class Gathering {
    private static final String FROM = " from ";

    private Gathering() {}

    /// Those of packets. What is about one sender belongs to its virtual router, so that cause and effect stand together.
    static List<Found> ofPackets(List<Finding> findings) {
        return findings.stream().map(Gathering::ofPackets).toList();
    }

    private static Found ofPackets(Finding finding) {
        int from = finding.subject().indexOf(FROM);
        String group = from < 0 ? finding.subject() : finding.subject().substring(0, from);
        List<Proof> proofs = finding.evidence().stream().map(Gathering::proof).toList();
        return new Found(finding.code() + "|" + finding.subject(), Optional.of(finding.code()), finding.severity(),
                group, finding.subject(), finding.sentence(), finding.fix(), proofs, new Span(finding.sinceNanos(),
                        finding.lastNanos(), finding.count(), finding.endedNanos()));
    }

    /// Those of files. What is about several files stands by itself.
    static List<Found> ofFiles(List<Remark> remarks) {
        return remarks.stream().map(Gathering::ofFile).toList();
    }

    private static Found ofFile(Remark remark) {
        List<Proof> proofs = remark.spots().stream().<Proof>map(spot -> new Proof.InFile(spot.place(), spot.text()))
                .toList();
        String id = String.join("|", remark.code().map(Enum::name).orElse(""), remark.file(), remark.subject(),
                remark.sentence(), remark.spots().stream().findFirst().map(s -> s.place().toString()).orElse(""));
        return new Found(id, remark.code(), remark.severity(), remark.file(), remark.subject(), remark.sentence(),
                remark.fix(), proofs, Span.STILL);
    }

    private static Proof proof(Evidence evidence) {
        return new Proof.InPacket(evidence.packet(), evidence.text());
    }
}
