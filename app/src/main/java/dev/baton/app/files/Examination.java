package dev.baton.app.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.baton.config.Problem;
import dev.baton.doctor.Diagnosis;
import dev.baton.doctor.Doctor;
import dev.baton.doctor.Document;

/// What is to say of configuration files: what their readers say, and what is found in them, alone and together.
final class Examination {
    private Examination() {}

    /// All of it, file by file, what is across nodes last. Slow: scripts that the files name are looked for.
    static List<Remark> of(List<ConfigFile> files) {
        List<ConfigFile> readable = files.stream().filter(file -> file.document().isPresent()).toList();
        List<Document> documents = readable.stream().map(ConfigFile::document).flatMap(Optional::stream).toList();
        Diagnosis diagnosis = Doctor.examine(documents, List.of(), new Scripts());
        List<Remark> remarks = new ArrayList<>();
        for (ConfigFile file : files) {
            int place = readable.indexOf(file);
            if (place < 0) {
                file.problems().forEach(problem -> remarks.add(Remark.of(file, problem)));
            } else {
                add(remarks, file, diagnosis.files().get(place));
            }
        }
        diagnosis.across().forEach(finding -> remarks.add(Remark.of("", finding)));
        return remarks.stream().map(remark -> named(remark, files)).toList();
    }

    /// Files are called in sentences as they are in the list.
    private static Remark named(Remark remark, List<ConfigFile> files) {
        String subject = remark.subject();
        String sentence = remark.sentence();
        for (ConfigFile file : files) {
            subject = subject.replace(file.path().toString(), file.name());
            sentence = sentence.replace(file.path().toString(), file.name());
        }
        return new Remark(remark.code(), remark.severity(), remark.file(), subject, sentence, remark.fix(),
                remark.spots());
    }

    private static void add(List<Remark> remarks, ConfigFile file, Diagnosis.OfFile found) {
        for (Problem problem : found.problems()) {
            remarks.add(Remark.of(file, problem));
        }
        found.findings().forEach(finding -> remarks.add(Remark.of(file.name(), finding)));
    }
}
