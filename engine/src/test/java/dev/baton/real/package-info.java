/// Tests on real networks: hosts in network namespaces on a bridge, real keepalived and FRR as peers, tshark as judge of
/// every packet. They need root, and are skipped by name without it.
@NullMarked
package dev.baton.real;

import org.jspecify.annotations.NullMarked;
