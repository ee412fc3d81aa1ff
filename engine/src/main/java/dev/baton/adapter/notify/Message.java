package dev.baton.adapter.notify;

/// What one receiver is told at a time.
///
/// @param sequence   the number of the occurrence: they are counted from 1 on all over the node, in their order
/// @param previous   the number of the one before that was meant for this receiver; 0: this is the first
/// @param skipped    how many between the last message that was delivered and this one never will be
/// @param occurrence what happened
public record Message(long sequence, long previous, long skipped, Occurrence occurrence) {}
