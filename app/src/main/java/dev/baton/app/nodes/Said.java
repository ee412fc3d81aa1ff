package dev.baton.app.nodes;

/// What came of something that was asked.
///
/// @param isGood whether it was done
/// @param title  what came of it, in a few words
/// @param detail more of it, as a sentence; empty: nothing more
record Said(boolean isGood, String title, String detail) {}
