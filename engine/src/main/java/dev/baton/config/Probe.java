package dev.baton.config;

import java.net.URI;
import java.util.Optional;

/// What a check looks at.
public sealed interface Probe {
    /// Passes while at least `quorum` and at most `quorumMax` processes of that name run.
    ///
    /// @param command   the name as the kernel has it (`comm`, 15 bytes)
    /// @param quorum    0..65535
    /// @param quorumMax 0..65535; empty: no upper bound
    record Processes(String command, int quorum, Optional<Integer> quorumMax) implements Probe {}

    /// Passes when a connection is accepted.
    record Tcp(HostPort target) implements Probe {}

    /// Passes when the answer's status is one of `status` and its body holds `body`.
    ///
    /// @param url       http or https
    /// @param status    the good ones
    /// @param body      text that must occur in the first `bodyLimit` bytes of the body
    /// @param bodyLimit bytes read of the body at most
    /// @param host      the name asked for, in the Host header and in TLS, instead of the one in the URL
    /// @param verifyTls whether an https certificate must be valid for the name
    record Http(URI url, StatusSet status, Optional<String> body, int bodyLimit, Optional<String> host,
            boolean verifyTls) implements Probe {}

    /// Passes when an echo request is answered.
    ///
    /// @param host a name or an address
    record Icmp(String host) implements Probe {}

    /// Passes when the script ends with status 0.
    ///
    /// @param script a name in the policy's script folder, not a path
    record Script(String script) implements Probe {}

    /// Passes while the file is as wanted.
    ///
    /// @param path absolute
    record File(String path, FileState wanted) implements Probe {}

    /// Passes while the interface is up and has a carrier.
    record Interface(String interfaceName) implements Probe {}

    /// How a file must be.
    enum FileState {
        /// There.
        PRESENT,
        /// Not there.
        ABSENT,
        /// There, and empty or holding the number 0, as keepalived's `track_file` with weight 0 has it.
        ZERO
    }
}
