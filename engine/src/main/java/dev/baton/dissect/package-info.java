/// Frames as trees of named fields, each with its place in the bytes, and filter expressions over them. Names, values
/// and places are Wireshark's, so that what is read here can be looked up, filtered and compared there.
@NullMarked
package dev.baton.dissect;

import org.jspecify.annotations.NullMarked;
