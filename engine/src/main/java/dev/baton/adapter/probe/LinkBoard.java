package dev.baton.adapter.probe;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// Which interfaces are up and have a carrier, as somebody who hears of it from the kernel says.
final class LinkBoard {
    private final Map<String, Boolean> links = new LinkedHashMap<>();
    private final Set<InterfaceLook> looks = new LinkedHashSet<>();

    /// What one interface has come to; it may be gone.
    synchronized void put(String interfaceName, boolean isRunning) {
        links.put(interfaceName, isRunning);
        looks.stream().filter(l -> l.interfaceName().equals(interfaceName)).forEach(InterfaceLook::changed);
    }

    /// What all interfaces have come to; those that are not named are not there.
    synchronized void putAll(Map<String, Boolean> all) {
        links.clear();
        links.putAll(all);
        looks.forEach(InterfaceLook::changed);
    }

    synchronized Seen seen(String interfaceName) {
        Boolean isRunning = links.get(interfaceName);
        if (isRunning == null) {
            return Seen.bad("there is no interface " + interfaceName);
        }
        return new Seen(isRunning, interfaceName + (isRunning ? " is up" : " is down or has no carrier"));
    }

    synchronized void add(InterfaceLook look) {
        looks.add(look);
    }

    synchronized void remove(InterfaceLook look) {
        looks.remove(look);
    }
}
