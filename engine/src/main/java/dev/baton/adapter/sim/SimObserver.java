package dev.baton.adapter.sim;

import dev.baton.vrrp.Advert;
import dev.baton.vrrp.Input;
import dev.baton.vrrp.Oddity;
import dev.baton.vrrp.RouterConfig;
import dev.baton.vrrp.State;
import dev.baton.vrrp.Transition;

/// Is told of everything that happens in a simulated world, at the moment it happens.
interface SimObserver {
    /// A node has put a frame on a segment.
    default void sent(SimFrame frame) {}

    /// On the way to somebody a copy of the frame was damaged.
    default void damaged(SimFrame frame, byte[] bytes) {}

    /// A frame has reached a running node; it is handled next.
    default void arrived(SimNode node, SimFrame frame, byte[] bytes) {}

    /// A frame has not reached a node.
    default void lost(SimNode node, SimFrame frame) {}

    /// A router of the node has let an advertisement into its election.
    default void accepted(SimNode node, RouterConfig router, Advert advert, byte[] bytes) {}

    /// A router of the node has taken a step and its effects were performed.
    default void stepped(SimNode node, RouterConfig router, State before, Input input, State after) {}

    /// A router of the node has put its addresses on its interface.
    default void claimed(SimNode node, RouterConfig router) {}

    /// A router of the node has taken its addresses off its interface.
    default void released(SimNode node, RouterConfig router) {}

    /// A router of the node has changed its state.
    default void transitioned(SimNode node, String router, Transition transition) {}

    /// A router of the node has noticed something odd.
    default void noticed(SimNode node, String router, Oddity oddity) {}

    /// The node has done everything that was due.
    default void turned(SimNode node) {}
}
