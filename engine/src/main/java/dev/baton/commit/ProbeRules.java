package dev.baton.commit;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import dev.baton.config.AddressRange;
import dev.baton.config.Probe;
import dev.baton.config.PushPolicy;
import dev.baton.wire.IpAddress;

/// What the checks of a pushed configuration may look at: targets on the network, and files. Names of processes tell
/// nothing that a node's state would not.
record ProbeRules(PushPolicy policy) {
    private static final String TARGETS = "push.targets";
    private static final String FILES = "push.files";

    /// Why a check is refused.
    ///
    /// @param key the key that names what it looks at
    record Refused(String key, String rule, String message, String advice) {}

    /// Whether a push may look at that.
    Optional<Refused> refusal(Probe probe) {
        return switch (probe) {
            case Probe.Tcp tcp -> target(tcp.target().host(), "tcp");
            case Probe.Http http -> target(http.url().getHost(), "http");
            case Probe.Icmp icmp -> target(icmp.host(), "icmp");
            case Probe.File file -> file(file.path());
            case Probe.Processes _,Probe.Script _,Probe.Interface _ -> Optional.empty();
        };
    }

    private Optional<Refused> target(String host, String key) {
        if (policy.targets().isEmpty()) {
            return Optional.empty();
        }
        List<AddressRange> ranges = policy.targets().get();
        String advice = PushRules.allowed("targets", PushRules.told(ranges));
        Optional<IpAddress> address = address(host);
        if (address.isEmpty()) {
            return Optional.of(new Refused(key, TARGETS, "a push may look only at addresses, and '" + host
                    + "' is a name, which may lead anywhere", "Write the address. " + advice));
        }
        return ranges.stream().anyMatch(range -> range.contains(address.get()))
                ? Optional.empty()
                : Optional.of(new Refused(key, TARGETS, "a push may not look at " + host, advice));
    }

    private static Optional<IpAddress> address(String host) {
        String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        try {
            return Optional.of(IpAddress.parse(bare));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private Optional<Refused> file(String name) {
        try {
            Path path = Path.of(name);
            boolean isAllowed = path.normalize().equals(path)
                    && policy.files().stream().map(Path::of)
                            .anyMatch(folder -> path.startsWith(folder) && !path.equals(folder));
            return isAllowed
                    ? Optional.empty()
                    : Optional.of(new Refused("file", FILES, "a push may not look at the file " + path,
                            PushRules.allowed("files", PushRules.told(policy.files()))));
        } catch (InvalidPathException _) {
            return Optional.of(new Refused("file", FILES, "this is no path", "Write an absolute path."));
        }
    }
}
