package dev.baton.app.config;

import java.util.ArrayList;
import java.util.List;

import dev.baton.app.files.Remark;
import dev.baton.config.Problem;
import dev.baton.doctor.ConfDocument;
import dev.baton.doctor.Diagnosis;
import dev.baton.doctor.Doctor;
import dev.baton.doctor.Document;
import dev.baton.doctor.YamlDocument;
import dev.baton.draft.Draft;

/// What is to say of configurations while they are edited, in layers: the syntax, types and ranges, what it means, and
/// what only shows when all nodes are looked at together.
final class DraftRemarks {
    private DraftRemarks() {}

    /// All of it, node by node, what is across nodes last. Slow.
    static List<Remark> of(List<Draft> drafts) {
        List<Document> documents = drafts.stream().map(DraftRemarks::document).toList();
        Diagnosis diagnosis = Doctor.examine(documents);
        List<Remark> remarks = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            String node = drafts.get(i).node();
            Diagnosis.OfFile found = diagnosis.files().get(i);
            for (Problem problem : found.problems()) {
                remarks.add(Remark.of(node, problem));
            }
            found.findings().forEach(finding -> remarks.add(Remark.of(node, finding)));
        }
        diagnosis.across().forEach(finding -> remarks.add(Remark.of("", finding)));
        return remarks;
    }

    private static Document document(Draft draft) {
        String name = NodeRow.textName(draft);
        return switch (draft.base().form()) {
            case YAML -> YamlDocument.read(name, draft.text());
            case KEEPALIVED -> ConfDocument.read(name, draft.text(), NodeRow.configId(draft),
                    draft.base().around().includes());
        };
    }
}
