package dev.baton.adapter.linux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.Family;
import dev.baton.wire.IpAddress;
import dev.baton.wire.MacAddress;

import static dev.baton.adapter.linux.NetlinkSocket.NLM_F_CREATE;
import static dev.baton.adapter.linux.NetlinkSocket.NLM_F_EXCL;
import static dev.baton.adapter.linux.NetlinkSocket.NLM_F_REPLACE;
import static dev.baton.adapter.linux.NetlinkSocket.NLM_F_REQUEST;

/// What this program asks of the kernel's network configuration: links, addresses, routes, macvlan (rtnetlink(7)). Every
/// failure is a [LinuxException] that says what was asked. Not for several threads at once.
public final class Rtnetlink implements AutoCloseable {
    static final int RTM_NEWLINK = 16;
    static final int RTM_DELLINK = 17;
    static final int RTM_GETLINK = 18;
    static final int RTM_NEWADDR = 20;
    static final int RTM_DELADDR = 21;
    static final int RTM_GETADDR = 22;
    private static final int NO_INTERFACE = Integer.MAX_VALUE;
    private static final int REHEARSED = 150;
    private static final int RTM_NEWROUTE = 24;
    private static final int RTM_DELROUTE = 25;

    private static final int IFLA_ADDRESS = 1;
    private static final int IFLA_IFNAME = 3;
    private static final int IFLA_LINK = 5;
    private static final int IFLA_LINKINFO = 18;
    private static final int IFLA_INFO_KIND = 1;
    private static final int IFLA_INFO_DATA = 2;
    private static final int IFLA_MACVLAN_MODE = 1;
    private static final int MACVLAN_MODE_BRIDGE = 4;
    private static final int IFLA_AF_SPEC = 26;
    private static final int IFLA_GROUP = 27;
    private static final int IFLA_INET6_ADDR_GEN_MODE = 8;
    private static final int IN6_ADDR_GEN_MODE_NONE = 1;
    private static final int IFF_UP = 1;

    private static final int IFA_ADDRESS = 1;
    private static final int IFA_LOCAL = 2;
    private static final int IFA_LABEL = 3;
    private static final int IFA_CACHEINFO = 6;
    private static final int IFA_FLAGS = 8;
    private static final int IFA_PROTO = 11;
    private static final int IFA_F_NODAD = 0x02;
    private static final int IFA_F_NOPREFIXROUTE = 0x200;
    private static final int RT_SCOPE_LINK = 253;

    private static final int RTA_DST = 1;
    private static final int RTA_OIF = 4;
    private static final int RTA_GATEWAY = 5;
    private static final int RTA_PRIORITY = 6;
    private static final int RTA_PREFSRC = 7;
    private static final int RTA_TABLE = 15;
    private static final int RTA_EXPIRES = 23;
    private static final int RT_TABLE_UNSPEC = 0;
    private static final int RTN_UNICAST = 1;

    /// The mark of what Baton put there, on addresses (IFA_PROTO, kernel 5.18 and later) and routes: VRRP's own number,
    /// which no other routing daemon has (rt_protos). FRR, for one, deletes every route that is marked as its own.
    public static final int PROTOCOL = 112;

    private final NetlinkSocket socket = new NetlinkSocket(NetlinkSocket.NETLINK_ROUTE, 0);

    /// All interfaces of this network namespace, by index.
    public List<Link> links() {
        List<Link> links = new ArrayList<>();
        NetlinkRequest request = new NetlinkRequest("list the interfaces", RTM_GETLINK, NLM_F_REQUEST);
        socket.dump(request.int32(0).int32(0).int32(0).int32(0), answer -> links.add(NetlinkValues.link(answer)));
        return links;
    }

    /// The index of the interface with this name, asked with one quick call; 0: there is none.
    public static int indexOf(String name) {
        return Libc.interfaceIndex(name);
    }

    /// The interface with this name.
    public Optional<Link> link(String name) {
        return links().stream().filter(l -> l.name().equals(name)).findFirst();
    }

    /// All addresses of this network namespace.
    public List<InterfaceAddress> addresses() {
        List<InterfaceAddress> addresses = new ArrayList<>();
        NetlinkRequest request = new NetlinkRequest("list the addresses", RTM_GETADDR, NLM_F_REQUEST);
        socket.dump(request.int32(0).int32(0), answer -> NetlinkValues.address(answer).ifPresent(addresses::add));
        return addresses;
    }

    /// Performs all changes in order with as few system calls as can be. A change that the kernel refuses does not stop
    /// the others; the first refusal is thrown when all have been tried, with the others as suppressed.
    public void apply(List<? extends Change> changes) {
        socket.perform(changes.stream().map(Rtnetlink::request).toList());
    }

    /// Practises putting addresses on and taking them off, on an interface that there cannot be: the kernel refuses each,
    /// and the JVM has learned the way before it matters how long it takes.
    public void rehearse(List<VirtualAddress> addresses) {
        for (int i = 0; i < REHEARSED; i++) {
            List<Change> changes = new ArrayList<>();
            addresses.forEach(address -> changes.add(new Change.AddAddress(NO_INTERFACE, address, 1)));
            addresses.forEach(address -> changes.add(new Change.RemoveAddress(NO_INTERFACE, address)));
            try {
                apply(changes);
            } catch (LinuxException e) {
                if (!e.isAbsence()) {
                    return;
                }
            }
        }
    }

    private static NetlinkRequest request(Change change) {
        return switch (change) {
            case Change.AddAddress add -> {
                NetlinkRequest request = address("add " + add.address(), RTM_NEWADDR,
                        NLM_F_REQUEST | NLM_F_CREATE | NLM_F_REPLACE, add.index(), add.address())
                        .attribute(IFA_CACHEINFO, lifetime(add.validSeconds()))
                        .attribute(IFA_FLAGS, addressFlags(add)).attribute(IFA_PROTO, new byte[]{(byte) PROTOCOL});
                yield add.label().map(label -> request.attribute(IFA_LABEL, label)).orElse(request);
            }
            case Change.RemoveAddress remove -> address("remove " + remove.address(), RTM_DELADDR, NLM_F_REQUEST,
                    remove.index(), remove.address());
            case Change.AddRoute add -> living(route("add the route to " + add.route().destination(), RTM_NEWROUTE,
                    NLM_F_REQUEST | NLM_F_CREATE | NLM_F_EXCL, add.index(), add.route()), add.route(),
                    add.validSeconds());
            case Change.RenewRoute renew -> living(route("renew the route to " + renew.route().destination(),
                    RTM_NEWROUTE, NLM_F_REQUEST | NLM_F_CREATE | NLM_F_REPLACE, renew.index(), renew.route()),
                    renew.route(), renew.validSeconds());
            case Change.RemoveRoute remove -> route("remove the route to " + remove.route().destination(),
                    RTM_DELROUTE, NLM_F_REQUEST, remove.index(), remove.route());
            case Change.SetUp set -> linkRequest("set interface " + set.index() + " up", RTM_NEWLINK, NLM_F_REQUEST,
                    set.index(), IFF_UP, IFF_UP);
        };
    }

    private static NetlinkRequest address(String what, int type, int flags, int index, VirtualAddress address) {
        byte[] bytes = address.address().bytes();
        return new NetlinkRequest(what, type, flags).uint8(family(address.address())).uint8(address.prefixLength())
                .uint8(0).uint8(0).int32(index).attribute(IFA_LOCAL, bytes).attribute(IFA_ADDRESS, bytes);
    }

    private static int addressFlags(Change.AddAddress add) {
        boolean isHost = add.address().prefixLength() == 8 * add.address().address().bytes().length;
        int noDetection = add.address().address().family() == Family.IPV6 ? IFA_F_NODAD : 0;
        return noDetection | (isHost ? IFA_F_NOPREFIXROUTE : 0);
    }

    /// `struct ifa_cacheinfo`: preferred and valid seconds, and two stamps that the kernel fills in.
    private static byte[] lifetime(int seconds) {
        return ByteBuffer.allocate(16).order(ByteOrder.nativeOrder()).putInt(seconds).putInt(seconds)
                .array();
    }

    private static NetlinkRequest route(String what, int type, int flags, int index, Route route) {
        VirtualAddress destination = route.destination();
        NetlinkRequest request = new NetlinkRequest(what, type, flags).uint8(family(destination.address()))
                .uint8(destination.prefixLength()).uint8(0).uint8(0).uint8(RT_TABLE_UNSPEC).uint8(PROTOCOL)
                .uint8(route.gateway().isPresent() ? 0 : RT_SCOPE_LINK).uint8(RTN_UNICAST).int32(0)
                .attribute(RTA_DST, destination.address().bytes()).attribute(RTA_OIF, index)
                .attribute(RTA_TABLE, (int) route.table());
        route.gateway().ifPresent(g -> request.attribute(RTA_GATEWAY, g.bytes()));
        route.source().ifPresent(s -> request.attribute(RTA_PREFSRC, s.bytes()));
        return route.metric() == 0 ? request : request.attribute(RTA_PRIORITY, (int) route.metric());
    }

    private static NetlinkRequest living(NetlinkRequest request, Route route, int validSeconds) {
        boolean hasLife = route.destination().address().family() == Family.IPV6 && validSeconds != Change.FOREVER;
        return hasLife ? request.attribute(RTA_EXPIRES, validSeconds) : request;
    }

    /// Creates a macvlan interface in bridge mode, down, without an automatic link-local address: its MAC is shared by
    /// all routers of the VRID, so an address made from it would be on all of them (RFC 9568 section 7.4).
    ///
    /// @param parent the index of the interface below it
    /// @param group  a number that [#deleteGroup] finds it by; 0: none
    public void createMacvlan(int parent, String name, MacAddress mac, int group) {
        NetlinkRequest request = linkRequest("create the macvlan " + name, RTM_NEWLINK,
                NLM_F_REQUEST | NLM_F_CREATE | NLM_F_EXCL, 0, 0, 0).attribute(IFLA_IFNAME, name)
                .attribute(IFLA_ADDRESS, macBytes(mac)).attribute(IFLA_LINK, parent).attribute(IFLA_GROUP, group);
        int info = request.begin(IFLA_LINKINFO);
        request.attribute(IFLA_INFO_KIND, "macvlan");
        int data = request.begin(IFLA_INFO_DATA);
        request.attribute(IFLA_MACVLAN_MODE, MACVLAN_MODE_BRIDGE).end(data).end(info);
        NetlinkRequest settle = linkRequest("keep " + name + " without an automatic address", RTM_NEWLINK,
                NLM_F_REQUEST, 0, 0, 0).attribute(IFLA_IFNAME, name);
        int families = settle.begin(IFLA_AF_SPEC);
        int inet6 = settle.begin(Libc.AF_INET6);
        settle.attribute(IFLA_INET6_ADDR_GEN_MODE, new byte[]{IN6_ADDR_GEN_MODE_NONE}).end(inet6).end(families);
        socket.perform(List.of(request, settle));
    }

    /// Sets an interface up or down.
    public void setUp(int index, boolean up) {
        socket.perform(List.of(linkRequest("set interface " + index + (up ? " up" : " down"), RTM_NEWLINK,
                NLM_F_REQUEST, index, up ? IFF_UP : 0, IFF_UP)));
    }

    /// Deletes an interface. The kernel may take 20 ms: it waits for readers.
    public void deleteLink(int index) {
        socket.perform(List.of(linkRequest("delete interface " + index, RTM_DELLINK, NLM_F_REQUEST, index, 0, 0)));
    }

    /// Deletes every interface of a group with one wait for the kernel's readers, and not one for each.
    ///
    /// @param group not 0, which is that of every interface that has no other
    public void deleteGroup(int group) {
        if (group == 0) {
            throw new IllegalArgumentException("group 0 is every interface");
        }
        socket.perform(List.of(linkRequest("delete the interfaces of group " + group, RTM_DELLINK, NLM_F_REQUEST, 0,
                0, 0).attribute(IFLA_GROUP, group)));
    }

    private static NetlinkRequest linkRequest(String what, int type, int flags, int index, int linkFlags, int mask) {
        return new NetlinkRequest(what, type, flags).uint8(0).uint8(0).uint16(0).int32(index).int32(linkFlags)
                .int32(mask);
    }

    private static byte[] macBytes(MacAddress mac) {
        byte[] bytes = new byte[6];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (mac.value() >>> (8 * (5 - i)));
        }
        return bytes;
    }

    static int family(IpAddress address) {
        return address.family() == Family.IPV4 ? Libc.AF_INET : Libc.AF_INET6;
    }

    @Override
    public void close() {
        socket.close();
    }
}
