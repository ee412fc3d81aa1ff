package dev.baton.api;

/// A service of the node's machine that its policy allows to be handled.
///
/// @param unit    the unit's name
/// @param active  what the service manager says: `active`, `inactive`, `failed`...; `unknown` where there is none
/// @param enabled whether it starts with the machine: `enabled`, `disabled`...; `unknown` where there is no manager
public record ServiceState(String unit, String active, String enabled) {}
