package dev.baton.api;

/// What a check says.
///
/// @param name    its name
/// @param kind    what it looks at: `process`, `tcp`, `http`, `icmp`, `script`, `file`, `interface`
/// @param verdict `PENDING`, `PASSING` or `FAILING`
/// @param detail  what it looked at last and found; may be empty
public record CheckState(String name, String kind, String verdict, String detail) {}
