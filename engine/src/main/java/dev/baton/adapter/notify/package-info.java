/// Notifications: what happened goes to scripts and webhooks, in order, at the pace of each receiver and never at that of
/// the election.
@NullMarked
package dev.baton.adapter.notify;

import org.jspecify.annotations.NullMarked;
