/// The only package that names pcap4j: live capture and injection, and capture files. It hands over bytes with their
/// time; what they mean is decided elsewhere.
@NullMarked
package dev.baton.adapter.pcap;

import org.jspecify.annotations.NullMarked;
