package dev.baton.config;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Where in a configuration something is, by keys and names rather than by lines: `routers/VI_1/priority`.
///
/// @param steps from the root down; none is the root itself
public record ConfigPath(List<Step> steps) {
    /// The whole configuration.
    public static final ConfigPath ROOT = new ConfigPath(List.of());

    public ConfigPath {
        steps = List.copyOf(steps);
    }

    /// One step down.
    public sealed interface Step {}

    /// Into the value of a key.
    public record Key(String name) implements Step {
        @Override
        public String toString() {
            return name;
        }
    }

    /// Into the entry of a list that has this `name`.
    public record Named(String name) implements Step {
        @Override
        public String toString() {
            return name;
        }
    }

    /// Into an entry of a list by its place.
    ///
    /// @param index from 0
    public record Item(int index) implements Step {
        @Override
        public String toString() {
            return "[" + index + "]";
        }
    }

    /// A router's place.
    public static ConfigPath router(String name) {
        return ROOT.key("routers").named(name);
    }

    /// One key further down.
    public ConfigPath key(String name) {
        return with(new Key(name));
    }

    /// One named entry further down.
    public ConfigPath named(String name) {
        return with(new Named(name));
    }

    /// One entry further down.
    public ConfigPath item(int index) {
        return with(new Item(index));
    }

    private ConfigPath with(Step step) {
        List<Step> longer = new ArrayList<>(steps);
        longer.add(step);
        return new ConfigPath(longer);
    }

    /// The place one step up.
    ///
    /// @throws java.util.NoSuchElementException at the root
    ConfigPath parent() {
        steps.getLast();
        return new ConfigPath(steps.subList(0, steps.size() - 1));
    }

    @Override
    public String toString() {
        return steps.stream().map(Step::toString).collect(Collectors.joining("/"));
    }
}
