package dev.baton.adapter.linux;

/// Something that changed in the kernel's network configuration, whoever changed it.
public sealed interface LinkEvent {
    /// An interface is there or changed: created, renamed, up, down, carrier.
    record LinkChanged(Link link) implements LinkEvent {}

    /// An interface is gone.
    record LinkGone(int index, String name) implements LinkEvent {}

    /// An address is there or was renewed.
    record AddressPresent(InterfaceAddress address) implements LinkEvent {}

    /// An address is gone: taken away, or its life ended.
    record AddressGone(InterfaceAddress address) implements LinkEvent {}

    /// The kernel dropped events because they were not read fast enough; everything must be asked for again.
    record Overrun() implements LinkEvent {}
}
