/// Tests of the agent, over real sockets on the loopback interface.
@NullMarked
package dev.baton.agent;

import org.jspecify.annotations.NullMarked;
