package dev.baton.config;

import dev.baton.track.Tracked;

/// What a router's priority or health depends on.
///
/// @param target  a check or an interface
/// @param weight  -253..253; 0: when it fails the router goes to FAULT
/// @param reverse turns the sign of what the weight gives; with weight 0, passing is the FAULT
public record TrackSpec(Target target, int weight, boolean reverse) {

    /// What is tracked.
    public sealed interface Target {
        /// The name under which the tracking knows its results.
        String checkName();
    }

    /// A check of the node.
    ///
    /// @param name the check's name
    public record OfCheck(String name) implements Target {
        @Override
        public String checkName() {
            return name;
        }
    }

    /// Whether an interface is up.
    ///
    /// @param name the interface's name
    public record OfInterface(String name) implements Target {
        /// No configured check can have this name: names hold no spaces.
        @Override
        public String checkName() {
            return "interface " + name;
        }
    }

    /// A check that puts the router into FAULT when it fails.
    public static TrackSpec check(String name) {
        return new TrackSpec(new OfCheck(name), 0, false);
    }

    /// A check that changes the priority.
    public static TrackSpec check(String name, int weight) {
        return new TrackSpec(new OfCheck(name), weight, false);
    }

    /// The same for the tracking.
    public Tracked tracked() {
        return new Tracked(target.checkName(), weight, reverse);
    }
}
