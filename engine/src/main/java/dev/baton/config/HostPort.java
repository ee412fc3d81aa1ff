package dev.baton.config;

/// A host and a TCP port.
///
/// @param host a name or an address, without brackets
/// @param port 1..65535
public record HostPort(String host, int port) {
    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
