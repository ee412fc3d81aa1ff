/// The HTTPS server of a node: who may ask for what, pairing, streams of events, and the audit log. What it manages is
/// behind the interfaces of [dev.baton.manage].
@NullMarked
package dev.baton.agent;

import org.jspecify.annotations.NullMarked;
