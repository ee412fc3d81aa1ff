package dev.baton.doctor;

import java.util.function.Consumer;

/// Something that is looked for in one configuration.
@FunctionalInterface
interface HostCheck {
    void look(Host host, Consumer<ConfigFinding> found);
}
