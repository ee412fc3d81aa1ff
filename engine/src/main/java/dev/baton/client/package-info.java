/// The other end of a node: the address book of paired nodes, typed calls over pinned TLS, the stream of what happens
/// there, and the sightings that come of it.
@NullMarked
package dev.baton.client;

import org.jspecify.annotations.NullMarked;
