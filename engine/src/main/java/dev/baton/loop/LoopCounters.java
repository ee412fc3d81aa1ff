package dev.baton.loop;

/// What a loop has counted since it was made.
///
/// @param heard        frames taken from the inbox
/// @param accepted     adverts that were let into an election
/// @param undecodable  frames that could not be read and are not attributed to a router
/// @param unrelated    frames that are not for any router of this node
/// @param shed         frames that the inbox dropped because it was full
/// @param refused      node inputs that the inbox refused because it was full
/// @param portFailures effects that the machine refused to perform
/// @param unsettled    times a sync group was not of one mind after [Stepping#SETTLE_ROUNDS] rounds
public record LoopCounters(long heard, long accepted, long undecodable, long unrelated, long shed, long refused,
        long portFailures, long unsettled) {}
