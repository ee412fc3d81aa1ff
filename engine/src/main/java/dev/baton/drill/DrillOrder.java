package dev.baton.drill;

import java.util.Optional;

import dev.baton.api.FaultKind;

/// What is to be tested.
///
/// @param subject the virtual router
/// @param fault   what is done to it
/// @param check   [FaultKind#CHECK]: which check of the holder fails; empty: the first that would move the addresses
/// @param heir    the node that is to take over; empty: the one that the election would choose. Only a hand-over can
///                choose another
public record DrillOrder(Subject subject, FaultKind fault, Optional<String> check, Optional<String> heir,
        Guardrails guardrails, Probing probing) {}
