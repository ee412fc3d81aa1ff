package dev.baton.keepalived;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.Family;

/// One line of `virtual_ipaddress` or `virtual_ipaddress_excluded`.
///
/// @param address       with its prefix length; /32 or /128 when none is written
/// @param interfaceName empty: the instance's
/// @param label         if there is one
/// @param node          the line
record AddressLine(VirtualAddress address, Optional<String> interfaceName, Optional<String> label, Node node) {

    static List<AddressLine> all(List<Node> blocks, Report report) {
        List<AddressLine> lines = new ArrayList<>();
        for (Node block : blocks) {
            block.children().forEach(line -> read(line, report).ifPresent(lines::add));
        }
        return lines;
    }

    private static Optional<AddressLine> read(Node node, Report report) {
        Optional<VirtualAddress> address = address(node.name());
        if (address.isEmpty()) {
            report.error(node.keyword().place(), Report.quoted(node.name())
                    + " is no address with a prefix length; keepalived ignores the line",
                    "Write for example 10.0.0.1/24.");
            return Optional.empty();
        }
        LineOptions options = LineOptions.of(node.args(), LineKeywords.ADDRESS, report);
        Optional<String> label = options.text(LineKeywords.LABEL);
        if (label.isPresent() && address.get().address().family() == Family.IPV6) {
            report.changed(node.keyword().place(), "label " + label.get(), "left out", "IPv6 addresses have no label.");
            label = Optional.empty();
        }
        return Optional.of(new AddressLine(address.get(), options.text(LineKeywords.ADDRESS_DEVICE), label, node));
    }

    /// `ADDRESS` or `ADDRESS/LENGTH`; empty when it is neither.
    static Optional<VirtualAddress> address(String text) {
        try {
            return Optional.of(VirtualAddress.parse(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
