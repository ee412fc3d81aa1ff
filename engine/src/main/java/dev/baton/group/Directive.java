package dev.baton.group;

import dev.baton.vrrp.Input;

/// An input that a sync group hands to one of its members.
///
/// @param member the member's place in the group
/// @param input  what happened to it through the group
public record Directive(int member, Input input) {}
