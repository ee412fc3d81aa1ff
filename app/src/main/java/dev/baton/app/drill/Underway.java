package dev.baton.app.drill;

import dev.baton.drill.Stage;
import dev.baton.drill.Subject;

/// A failover test that goes on.
///
/// @param subject what is tested
/// @param stage   how far it has come
/// @param number  which of a series it is, from 1
/// @param of      how many there will be
/// @param stop    ends it and puts the cluster back; does not wait
public record Underway(Subject subject, Stage stage, int number, int of, Runnable stop) {}
