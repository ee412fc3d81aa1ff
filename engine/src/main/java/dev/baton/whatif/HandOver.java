package dev.baton.whatif;

/// That a router is to take over from the present holder, in order and without a gap.
///
/// @param id   the virtual router
/// @param from who holds it
/// @param to   who takes it
public record HandOver(VirtualRouterId id, RouterRef from, RouterRef to) {}
