package dev.baton.config;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/// What a configuration that comes over the network may contain at most, and who may send one. Nothing of it says what a
/// person on the node's own console may write into `node.yaml`.
///
/// @param role       the highest role that a client may be paired with
/// @param interfaces the interfaces that may be named; empty: any
/// @param addresses  where addresses and routes must lie; empty: anywhere
/// @param sources    where the addresses must lie that routers send from; empty: anywhere
/// @param peers      where unicast peers must lie; empty: anywhere
/// @param vrids      the VRIDs that may be used; empty: any
/// @param scripts    the names of scripts that may be used
/// @param webhooks   how the addresses of webhooks must begin
/// @param targets    where the targets of tcp, http and icmp checks must lie; empty: anywhere
/// @param files      the folders whose files may be looked at by checks
/// @param services   the services that may be started, stopped and restarted
/// @param maxRouters how many routers there may be
public record PushPolicy(Role role, Optional<List<InterfacePattern>> interfaces,
        Optional<List<AddressRange>> addresses, Optional<List<AddressRange>> sources,
        Optional<List<AddressRange>> peers, Optional<List<VridRange>> vrids, List<String> scripts,
        List<URI> webhooks, Optional<List<AddressRange>> targets, List<String> files, List<String> services,
        int maxRouters) {
    /// How many routers a pushed configuration may have unless the policy says otherwise.
    static final int MAX_ROUTERS = 1000;
    /// What holds without a policy: data only. No script, no webhook, no file and no service can be named.
    public static final PushPolicy DEFAULT = new PushPolicy(Role.ADMIN, Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty(), Optional.empty(), List.of(), List.of(), Optional.empty(), List.of(),
            List.of(), MAX_ROUTERS);

    public PushPolicy {
        interfaces = interfaces.map(List::copyOf);
        addresses = addresses.map(List::copyOf);
        sources = sources.map(List::copyOf);
        peers = peers.map(List::copyOf);
        vrids = vrids.map(List::copyOf);
        scripts = List.copyOf(scripts);
        webhooks = List.copyOf(webhooks);
        targets = targets.map(List::copyOf);
        files = List.copyOf(files);
        services = List.copyOf(services);
    }

    /// The roles by name, each of which includes those before it.
    public enum Role {
        VIEWER, OPERATOR, EDITOR, ADMIN
    }
}
