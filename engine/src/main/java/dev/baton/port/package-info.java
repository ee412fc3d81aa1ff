/// What the engine asks of the machine it runs on, as interfaces: the clock, packets, addresses, checks, notices and the
/// journal. Adapters implement them; the simulator does so with a virtual network.
@NullMarked
package dev.baton.port;

import org.jspecify.annotations.NullMarked;
