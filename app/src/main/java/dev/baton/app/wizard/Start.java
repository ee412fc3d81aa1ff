package dev.baton.app.wizard;

import java.util.Locale;

/// What a new cluster begins with.
public enum Start {
    /// Two web servers with a check of nginx.
    NGINX_PAIR,
    /// Three nodes with one address.
    THREE,
    /// Two nodes with an IPv4 and an IPv6 address.
    DUAL_STACK,
    /// Two nodes with two routers that move together.
    SYNC_GROUP,
    /// The nodes that are known and have no configuration here.
    NODES,
    /// What the adverts on the wire say.
    WIRE;

    /// The end of the keys of its texts.
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
