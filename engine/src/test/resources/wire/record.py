#!/usr/bin/env python3
"""Records the fixtures of this folder: real programs in network namespaces, tcpdump, tshark as a second opinion.

Run as root where keepalived, frr, ucarp, tcpdump, tshark and iproute2 are installed:  ./record.py [name ...]
It makes the namespaces wire-a, wire-b and wire-sw and removes them again.
"""
import os
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
A, B, SWITCH = "wire-a", "wire-b", "wire-sw"
FIELDS = """eth.dst eth.src eth.type vlan.id vlan.priority
ip.src ip.dst ip.ttl ip.proto ip.len ip.id ip.checksum ip.checksum.status
ipv6.src ipv6.dst ipv6.hlim ipv6.plen ipv6.tclass
vrrp.version vrrp.type vrrp.virt_rtr_id vrrp.prio vrrp.addr_count vrrp.auth_type vrrp.adver_int vrrp.reserved_mbz
vrrp.short_adver_int vrrp.checksum vrrp.checksum.status vrrp.ip_addr vrrp.ipv6_addr vrrp.auth_string
vrrp.md5_auth_data ah.spi ah.sequence ah.icv
arp.opcode arp.src.hw_mac arp.src.proto_ipv4 arp.dst.hw_mac arp.dst.proto_ipv4 arp.isgratuitous arp.isprobe
arp.isannouncement icmp.type icmp.code icmp.checksum.status icmpv6.type icmpv6.code icmpv6.checksum.status
icmpv6.nd.ns.target_address icmpv6.nd.na.target_address icmpv6.nd.na.flag.r icmpv6.nd.na.flag.s
icmpv6.nd.na.flag.o icmpv6.nd.ra.cur_hop_limit icmpv6.nd.ra.router_lifetime icmpv6.opt.linkaddr
carp.version carp.vhid carp.advskew carp.authlen carp.demotion carp.adver_int carp.counter carp.hmac carp.checksum
carp.checksum.status hsrp.version hsrp.opcode hsrp.state hsrp.hellotime hsrp.holdtime hsrp.priority hsrp.group
hsrp.virt_ip hsrp2.version hsrp2.opcode hsrp2.state hsrp2.ipversion hsrp2.group hsrp2.priority hsrp2.hellotime
hsrp2.holdtime hsrp2.virt_ip hsrp2.virt_ip_v6""".split()
MAX_FRAMES = 24
# Router solicitations and multicast listener reports of the hosts themselves.
NOISE = ("133", "143")
CHANGING = ("ip.id", "ip.checksum", "ah.sequence", "ah.icv", "carp.counter", "carp.hmac", "carp.checksum")
INTERESTING = "ip proto 112 or ip proto 51 or arp or ip6 proto 112 or icmp6 or icmp"


def run(*command, check=True):
    return subprocess.run(command, check=check, capture_output=True, text=True).stdout


def inside(namespace, *command, check=True):
    return run("ip", "netns", "exec", namespace, *command, check=check)


class Segment:
    """Two hosts on one bridge."""

    def __enter__(self):
        self.__exit__()
        for namespace in (A, B, SWITCH):
            run("ip", "netns", "add", namespace)
            inside(namespace, "ip", "link", "set", "lo", "up")
        inside(SWITCH, "ip", "link", "add", "br0", "type", "bridge", "mcast_snooping", "0")
        inside(SWITCH, "ip", "link", "set", "br0", "up")
        for number, namespace in enumerate((A, B), 1):
            run("ip", "link", "add", "eth0", "netns", namespace, "address", f"02:00:00:00:00:0{number}", "type", "veth",
                "peer", "name", f"port{number}", "netns", SWITCH)
            inside(SWITCH, "ip", "link", "set", f"port{number}", "master", "br0", "up")
            inside(namespace, "ip", "link", "set", "eth0", "up")
            inside(namespace, "ip", "address", "add", f"10.0.0.{number}/24", "dev", "eth0")
        time.sleep(2.5)
        return self

    def __exit__(self, *_):
        for namespace in (A, B, SWITCH):
            run("ip", "netns", "delete", namespace, check=False)


def stop(process, how=signal.SIGTERM):
    process.send_signal(how)
    process.wait(10)


def record(name, start, seconds, title, config, tshark_options=()):
    """Runs `start(folder)` -> processes in namespace A while B listens; then ends them and writes the fixture."""
    folder = tempfile.mkdtemp()
    pcap = os.path.join(folder, "capture.pcap")
    with Segment():
        listener = subprocess.Popen(["ip", "netns", "exec", B, "tcpdump", "-i", "eth0", "-U", "-w", pcap, "-s", "0",
                                     INTERESTING], stderr=subprocess.DEVNULL)
        time.sleep(1)
        processes = start(folder)
        time.sleep(seconds)
        for process in processes:
            stop(process)
        time.sleep(0.5)
        stop(listener, signal.SIGINT)
    write(name, pcap, title, config, tshark_options)
    shutil.rmtree(folder)


def frames(pcap):
    with open(pcap, "rb") as file:
        data = file.read()
    at = 24
    while at < len(data):
        length = struct.unpack_from("<I", data, at + 8)[0]
        yield data[at + 16:at + 16 + length]
        at += 16 + length


def write(name, pcap, title, config, tshark_options=()):
    arguments = ["tshark", "-r", pcap, "-T", "fields", "-E", "separator=|", "-E", "occurrence=a", "-E",
                 "aggregator=,", "-o", "ip.check_checksum:TRUE", *tshark_options]
    for field in FIELDS:
        arguments += ["-e", field]
    rows = run(*arguments).rstrip("\n").split("\n")
    kept = {}
    chosen = []
    for frame, row in zip(frames(pcap), rows, strict=True):
        values = dict((f, v) for f, v in zip(FIELDS, row.split("|"), strict=True) if v)
        if values.get("icmpv6.type") in NOISE:
            continue
        # Twice is enough of what differs only in its sequence number.
        kind = tuple((f, v) for f, v in values.items() if f not in CHANGING)
        kept[kind] = kept.get(kind, 0) + 1
        if kept[kind] <= 2 and len(chosen) < MAX_FRAMES:
            chosen.append((frame, values))
    with open(os.path.join(HERE, name + ".txt"), "w", encoding="utf-8") as file:
        file.write(f"# {title}\n")
        for line in config.strip().split("\n"):
            file.write(f"#   {line}".rstrip() + "\n")
        for frame, values in chosen:
            file.write(f"\nframe {frame.hex()}\n")
            for field, value in values.items():
                file.write(f"{field}={value}\n")
    print(name, len(chosen), "frames")


def keepalived(name, config, seconds=4.5, title="", tshark_options=()):
    text = "global_defs {\n  vrrp_garp_master_repeat 2\n  vrrp_garp_master_delay 1\n}\n" + config.strip() + "\n"

    def start(folder):
        path = os.path.join(folder, "keepalived.conf")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        pids = [os.path.join(folder, kind) for kind in ("main.pid", "vrrp.pid", "checkers.pid")]
        return [subprocess.Popen(["ip", "netns", "exec", A, "keepalived", "-n", "-P", "-f", path, "-p", pids[0], "-r",
                                  pids[1], "-c", pids[2]], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)]
    version = subprocess.run(["keepalived", "--version"], capture_output=True, text=True).stderr.split("\n")[0]
    record(name, start, seconds, f"{version.split(' (')[0]}{title}", text, tshark_options)


def frr(name, commands, seconds, title="", tshark_options=()):
    """zebra and vrrpd with a macvlan of the virtual MAC, which vrrpd wants to find."""
    def start(folder):
        os.chmod(folder, 0o777)
        for link, mac, address in (("vrrp4", "00:00:5e:00:01:05", "10.0.0.105/24"),
                                   ("vrrp6", "00:00:5e:00:02:05", "2001:db8::105/64")):
            inside(A, "ip", "link", "add", link, "link", "eth0", "address", mac, "type", "macvlan", "mode", "bridge")
            inside(A, "ip", "link", "set", "dev", link, "addrgenmode", "random" if link == "vrrp6" else "none")
            inside(A, "ip", "address", "add", address, "dev", link, *(["nodad"] if ":" in address.split("/")[0] else []))
            inside(A, "ip", "link", "set", link, "up")
        path = os.path.join(folder, "frr.conf")
        with open(path, "w", encoding="utf-8") as file:
            file.write(commands.strip() + "\n")
        common = ["-z", os.path.join(folder, "zserv"), "--vty_socket", folder, "-f", path]
        started = []
        for daemon in ("zebra", "vrrpd"):
            started.append(subprocess.Popen(["ip", "netns", "exec", A, "/usr/lib/frr/" + daemon, *common, "-i",
                                             os.path.join(folder, daemon + ".pid")], stdout=subprocess.DEVNULL,
                                            stderr=subprocess.DEVNULL))
            time.sleep(1)
        return started[::-1]
    version = run("/usr/lib/frr/vrrpd", "--version").split("\n")[0]
    record(name, start, seconds, f"FRR {version}{title}", commands, tshark_options)


def ucarp():
    command = ["ucarp", "-i", "eth0", "-s", "10.0.0.1", "-v", "51", "-p", "secret", "-a", "10.0.0.100", "-b", "1",
               "-k", "5", "-u", "/bin/true", "-d", "/bin/true"]

    def start(_):
        return [subprocess.Popen(["ip", "netns", "exec", A, *command], stdout=subprocess.DEVNULL,
                                 stderr=subprocess.DEVNULL)]
    record("ucarp", start, 6, "ucarp 1.5.2, CARP", " ".join(command), ("-d", "ip.proto==112,carp"))


def instance(body, interface="eth0", vrid=51, priority=150):
    return (f"vrrp_instance VI_1 {{\n  state MASTER\n  interface {interface}\n  virtual_router_id {vrid}\n"
            f"  priority {priority}\n{body.rstrip()}\n}}\n")


FRR_V4 = """interface eth0
 vrrp 5 version 3
 vrrp 5 priority 200
 vrrp 5 advertisement-interval 1000
 vrrp 5 ip 10.0.0.105
"""

RECORDINGS = {
    "keepalived-v2": lambda: keepalived("keepalived-v2", instance(
        "  version 2\n  advert_int 1\n  virtual_ipaddress {\n    10.0.0.100/24\n  }")),
    "keepalived-v2-five": lambda: keepalived("keepalived-v2-five", instance(
        "  version 2\n  advert_int 1\n  virtual_ipaddress {\n"
        + "".join(f"    10.0.0.{n}/24\n" for n in range(101, 106)) + "  }"), title=", five addresses: as long as CARP"),
    "keepalived-v2-pass": lambda: keepalived("keepalived-v2-pass", instance(
        "  version 2\n  advert_int 2\n  authentication {\n    auth_type PASS\n    auth_pass secret\n  }\n"
        "  virtual_ipaddress {\n    10.0.0.100/24\n  }"), 8),
    "keepalived-v2-ah": lambda: keepalived("keepalived-v2-ah", instance(
        "  version 2\n  advert_int 1\n  authentication {\n    auth_type AH\n    auth_pass secret\n  }\n"
        "  virtual_ipaddress {\n    10.0.0.100/24\n  }")),
    "keepalived-v3": lambda: keepalived("keepalived-v3", instance(
        "  version 3\n  advert_int 0.5\n  virtual_ipaddress {\n    10.0.0.100/24\n    10.0.0.101/24\n  }")),
    "keepalived-v3-vmac": lambda: keepalived("keepalived-v3-vmac", instance(
        "  version 3\n  advert_int 0.5\n  use_vmac\n  virtual_ipaddress {\n    10.0.0.100/24\n  }"),
        title=", from the virtual MAC"),
    "keepalived-v3-ipv6": lambda: keepalived("keepalived-v3-ipv6", instance(
        "  version 3\n  advert_int 0.5\n  virtual_ipaddress {\n    fe80::100\n    2001:db8::100/64\n  }")),
    "keepalived-v3-unicast": lambda: keepalived("keepalived-v3-unicast", instance(
        "  version 3\n  advert_int 0.5\n  unicast_src_ip 10.0.0.1\n  unicast_peer {\n    10.0.0.2\n  }\n"
        "  virtual_ipaddress {\n    10.0.0.100/24\n  }"), title=", to a peer that does not speak VRRP"),
    "keepalived-v3-unicast-ipv6": lambda: keepalived("keepalived-v3-unicast-ipv6", instance(
        "  version 3\n  advert_int 0.5\n  unicast_src_ip fe80::ff:fe00:1\n  unicast_peer {\n    fe80::ff:fe00:2\n  }\n"
        "  virtual_ipaddress {\n    fe80::100\n  }"), title=", to a peer that does not speak VRRP"),
    "frr-v3": lambda: frr("frr-v3", FRR_V4, 6),
    "frr-v3-ipv6": lambda: frr("frr-v3-ipv6", FRR_V4.replace("ip 10.0.0.105", "ipv6 2001:db8::105"), 6),
    "frr-v2": lambda: frr("frr-v2", FRR_V4.replace("version 3", "version 2"), 6),
    "ucarp": ucarp,
}

if __name__ == "__main__":
    for wanted in sys.argv[1:] or RECORDINGS:
        RECORDINGS[wanted]()
