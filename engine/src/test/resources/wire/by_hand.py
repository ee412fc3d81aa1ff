#!/usr/bin/env python3
"""Writes by-hand.txt and by-hand-message-only.txt: frames laid out by hand from the RFCs, for what no program here sends, read by tshark.

Run where tshark is installed:  ./by_hand.py
"""
import os
import struct
import tempfile

import record

VRRP_MAC = bytes.fromhex("00005e000133")
GROUP_MAC = bytes.fromhex("01005e000012")
GROUP6_MAC = bytes.fromhex("333300000012")
ROUTER, GROUP, VIRTUAL = (bytes(a) for a in ((10, 0, 0, 1), (224, 0, 0, 18), (10, 0, 0, 100)))
ROUTER6 = bytes.fromhex("fe80" + "00" * 13 + "01")
GROUP6 = bytes.fromhex("ff02" + "00" * 13 + "12")
VIRTUAL6 = bytes.fromhex("fe80" + "00" * 12 + "0100")


def total(data):
    data += b"\0" * (len(data) % 2)
    words = sum(struct.unpack(f">{len(data) // 2}H", data))
    while words >> 16:
        words = (words >> 16) + (words & 0xFFFF)
    return ~words & 0xFFFF


def with_sum(data, at, pseudo=b""):
    value = total(pseudo + data[:at] + b"\0\0" + data[at + 2:])
    return data[:at] + struct.pack(">H", value) + data[at + 2:]


def ipv4(payload, protocol=112, source=ROUTER, destination=GROUP, ttl=255, options=b"", flags=0x4000):
    head = struct.pack(">BBHHHBBH4s4s", 0x45 + len(options) // 4, 0xC0, 20 + len(options) + len(payload), 7, flags,
                       ttl, protocol, 0, source, destination) + options
    return with_sum(head, 10) + payload


def ipv6(payload, protocol=112, source=ROUTER6, destination=GROUP6, hop_limit=255):
    return struct.pack(">IHBB16s16s", 6 << 28, len(payload), protocol, hop_limit, source, destination) + payload


def pseudo6(payload, protocol=112, source=ROUTER6, destination=GROUP6):
    return source + destination + struct.pack(">II", len(payload), protocol)


def ethernet(payload, kind=0x0800, destination=GROUP_MAC, source=VRRP_MAC, tags=b""):
    return destination + source + tags + struct.pack(">H", kind) + payload


def v2(auth_type=0, auth=bytes(8), addresses=(VIRTUAL,), interval=1):
    return with_sum(bytes((0x21, 51, 150, len(addresses), auth_type, interval, 0, 0)) + b"".join(addresses) + auth, 6)


def v3(addresses=(VIRTUAL,), pseudo=True, reserved=0, trailing=b""):
    message = bytes((0x31, 51, 150, len(addresses), reserved << 4, 100, 0, 0)) + b"".join(addresses) + trailing
    return with_sum(message, 6, ROUTER + GROUP + struct.pack(">HH", 112, len(message)) if pseudo else b"")


def v3_ipv6(addresses=(VIRTUAL6,)):
    message = bytes((0x31, 51, 150, len(addresses), 0, 100, 0, 0)) + b"".join(addresses)
    return with_sum(message, 6, pseudo6(message))


def udp(payload, port, pseudo):
    data = struct.pack(">HHHH", port, port, 8 + len(payload), 0) + payload
    return with_sum(data, 6, pseudo(data))


def udp4(payload, destination):
    data = udp(payload, 1985, lambda d: ROUTER + destination + struct.pack(">HH", 17, len(d)))
    return ethernet(ipv4(data, 17, destination=destination, ttl=1), destination=b"\x01\0\x5e" + destination[1:])


def hsrp2(ip_version, virtual):
    return bytes((1, 40, 2, 0, 6, ip_version)) + struct.pack(">H6sIII16s", 300, bytes(6), 110, 3000, 10000, virtual)


def router_advertisement():
    group = bytes.fromhex("ff02" + "00" * 13 + "01")
    data = struct.pack(">BBHBBHII", 134, 0, 0, 64, 0xC0, 1800, 30000, 1000)
    data += bytes((1, 1)) + VRRP_MAC + bytes((3, 4, 64, 0xC0)) + struct.pack(">III", 86400, 14400, 0)
    data += bytes.fromhex("20010db8" + "00" * 12)
    return ethernet(ipv6(with_sum(data, 2, pseudo6(data, 58, destination=group)), 58, destination=group), 0x86DD,
                    bytes.fromhex("333300000001"))


def ah(protocol, icv=bytes(range(12))):
    return bytes((protocol, (12 + len(icv)) // 4 - 2, 0, 0)) + struct.pack(">II", 0x0A000001, 7) + icv


HSRP_V1 = bytes((0, 0, 16, 3, 10, 110, 5, 0)) + b"cisco\0\0\0" + VIRTUAL
HSRP_GROUP = bytes((224, 0, 0, 2))
HSRP2_GROUP = bytes((224, 0, 0, 102))
HSRP6_GROUP = bytes.fromhex("ff02" + "00" * 13 + "66")
HSRP6 = udp(hsrp2(6, VIRTUAL6), 2029, lambda d: pseudo6(d, 17, destination=HSRP6_GROUP))
HOP_BY_HOP = lambda following: bytes((following, 0, 5, 2, 0, 0, 1, 0))

FRAMES = [
    ethernet(ipv4(v3())),
    ethernet(ipv4(v3()) + bytes(6)),
    ethernet(ipv4(v3()), tags=bytes.fromhex("8100e007")),
    ethernet(ipv4(v3()), tags=bytes.fromhex("81000000")),
    ethernet(ipv4(v3()), tags=bytes.fromhex("88a8306481002007")),
    ethernet(ipv4(v3(), options=bytes((148, 4, 0, 0)))),
    ethernet(ipv4(v3(reserved=5))),
    ethernet(ipv4(v3(()))),
    ethernet(ipv4(v3(tuple(bytes((10, 0, 1, n)) for n in range(255))))),
    ethernet(ipv4(v3(), ttl=254)),
    ethernet(ipv4(v2())),
    ethernet(ipv4(v2(1, b"secret\0\0"))),
    ethernet(ipv4(v2(254, bytes(range(16))))),
    ethernet(ipv4(ah(112) + v2(2), 51)),
    ethernet(ipv4(v2(addresses=tuple(bytes((10, 0, 0, n)) for n in range(5))))),
    ethernet(ipv6(v3_ipv6((VIRTUAL6, bytes.fromhex("20010db8" + "00" * 10 + "0100")))), 0x86DD, GROUP6_MAC),
    ethernet(ipv6(HOP_BY_HOP(60) + HOP_BY_HOP(112) + v3_ipv6(), 0), 0x86DD, GROUP6_MAC),
    ethernet(ipv6(struct.pack(">BBHI", 112, 0, 0, 9) + v3_ipv6(), 44), 0x86DD, GROUP6_MAC),
    ethernet(ipv6(ah(112) + v3_ipv6(), 51), 0x86DD, GROUP6_MAC),
    udp4(HSRP_V1, HSRP_GROUP),
    udp4(hsrp2(4, VIRTUAL + bytes(12)), HSRP2_GROUP),
    ethernet(ipv6(HSRP6, 17, destination=HSRP6_GROUP), 0x86DD, bytes.fromhex("333300000066")),
    router_advertisement(),
    ethernet(bytes.fromhex("0001080006040002") + VRRP_MAC + VIRTUAL + bytes(6) + VIRTUAL, 0x0806, b"\xff" * 6),
    ethernet(bytes.fromhex("0001080006040001") + VRRP_MAC + bytes(4) + bytes(6) + VIRTUAL, 0x0806, b"\xff" * 6),
]

MESSAGE_ONLY = [
    ethernet(ipv4(v3(pseudo=False))),
    ethernet(ipv4(v3((VIRTUAL, ROUTER, GROUP), pseudo=False)) + bytes(2)),
]


def write(name, frames, title, *options):
    with tempfile.TemporaryDirectory() as folder:
        pcap = os.path.join(folder, "frames.pcap")
        with open(pcap, "wb") as file:
            file.write(struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 65535, 1))
            for frame in frames:
                file.write(struct.pack("<IIII", 0, 0, len(frame), len(frame)) + frame)
        record.write(name, pcap, title, "by_hand.py", options)


if __name__ == "__main__":
    record.MAX_FRAMES = len(FRAMES)
    write("by-hand", FRAMES, "Laid out by hand from RFC 9568, 3768, 2338, 4302, 2281, 4861, 826 and 5227")
    write("by-hand-message-only", MESSAGE_ONLY, "Laid out by hand: checksum of the message only, RFC 9568 section 5.2.8",
          "-o", "vrrp.v3_checksum_as_in_v2:TRUE")
