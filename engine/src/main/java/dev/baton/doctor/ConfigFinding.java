package dev.baton.doctor;

import java.util.List;

import dev.baton.config.Place;
import dev.baton.finding.Code;
import dev.baton.finding.Severity;

/// Something that was diagnosed in configurations.
///
/// @param code     its kind
/// @param severity how bad it is here; that of its code unless a node refuses the configuration because of it
/// @param subject  what it is about: a node and its router or check
/// @param sentence the cause with its numbers, one or more whole sentences
/// @param spots    where it is written, the place to change first; empty where it is not about a text
/// @param fix      what to do, whole sentences
public record ConfigFinding(Code code, Severity severity, String subject, String sentence, List<Spot> spots,
        String fix) {
    public ConfigFinding {
        spots = List.copyOf(spots);
    }

    /// A place that a finding rests on. Passwords in its excerpt are hidden.
    ///
    /// @param place where
    /// @param text  what is there, in a few words; may be empty
    public record Spot(Place place, String text) {
        public Spot {
            place = Secrets.hidden(place);
        }
    }

    /// A finding as bad as its code.
    static ConfigFinding of(Code code, String subject, String sentence, List<Spot> spots, String fix) {
        return new ConfigFinding(code, code.severity(), subject, sentence, spots, fix);
    }

    /// A finding with one place.
    static ConfigFinding at(Code code, String subject, Place place, String sentence, String fix) {
        return of(code, subject, sentence, List.of(new Spot(place, "")), fix);
    }
}
