package dev.baton.keepalived;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.baton.config.PlacedAddress;
import dev.baton.vrrp.RouterConfig;
import dev.baton.wire.Family;
import dev.baton.wire.IpAddress;
import dev.baton.wire.Ipv6Address;

/// The addresses of an instance.
///
/// @param family     the family of its adverts
/// @param advertised of that family; for IPv6 the link-local one is first
/// @param excluded   of any family
record AddressImport(Family family, List<PlacedAddress> advertised, List<PlacedAddress> excluded) {
    AddressImport {
        advertised = List.copyOf(advertised);
        excluded = List.copyOf(excluded);
    }

    /// Of an instance that has at least one address.
    ///
    /// @param own the instance's interface
    static AddressImport of(VrrpInstance instance, String own, Report report) {
        Family family = instance.addresses().getFirst().address().address().family();
        List<PlacedAddress> advertised = new ArrayList<>();
        List<PlacedAddress> excluded = new ArrayList<>();
        Set<IpAddress> seen = new LinkedHashSet<>();
        for (AddressLine line : instance.addresses()) {
            if (line.address().address().family() != family) {
                report.changed(line.node(), "left out", "An advert carries one family, and the first address is "
                        + words(family) + ": keepalived ignores the others. Make an instance of them.");
            } else if (isNew(line, seen, report)) {
                if (advertised.size() == RouterConfig.MAX_ADDRESSES) {
                    report.changed(line.node(), "excluded", "An advert lists 255 addresses at most.");
                    excluded.add(placed(line, own));
                } else {
                    advertised.add(placed(line, own));
                }
            }
        }
        for (AddressLine line : instance.excluded()) {
            if (isNew(line, seen, report)) {
                excluded.add(placed(line, own));
            }
        }
        linkLocalFirst(instance, advertised, report);
        return new AddressImport(family, advertised, excluded);
    }

    private static boolean isNew(AddressLine line, Set<IpAddress> seen, Report report) {
        boolean isNew = seen.add(line.address().address());
        if (!isNew) {
            report.changed(line.node(), "left out", "The address is there already.");
        }
        return isNew;
    }

    private static void linkLocalFirst(VrrpInstance instance, List<PlacedAddress> addresses, Report report) {
        Optional<PlacedAddress> local = addresses.stream()
                .filter(a -> a.address().address() instanceof Ipv6Address six && six.isLinkLocal()).findFirst();
        if (local.isPresent() && !local.equals(addresses.stream().findFirst())) {
            report.changed(instance.addresses().getFirst().node(), "moved behind " + local.get().address(),
                    "The first IPv6 address is link-local (RFC 9568 section 5.2.9).");
            addresses.remove(local.get());
            addresses.addFirst(local.get());
        }
    }

    private static PlacedAddress placed(AddressLine line, String own) {
        return new PlacedAddress(line.address(), line.interfaceName().filter(name -> !name.equals(own)),
                line.label());
    }

    private static String words(Family family) {
        return family == Family.IPV4 ? "IPv4" : "IPv6";
    }
}
