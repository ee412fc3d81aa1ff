/// Asks virtual addresses whether they answer, and answers for the node's own: the identity echo and its responder, and
/// the desk that runs probes by it, by ICMP, TCP and HTTP.
@NullMarked
package dev.baton.adapter.reach;

import org.jspecify.annotations.NullMarked;
