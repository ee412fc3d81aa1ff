package dev.baton.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Proves a pairing code: the body of `POST /v1/pair`, sent once the node's key was found to be the one in the code.
///
/// @param name  what the client calls itself, at most 64 characters
/// @param proof HMAC-SHA-256 with the code's secret over both key hashes and the name, in hexadecimal
public record PairRequest(@JsonProperty(required = true) String name, @JsonProperty(required = true) String proof) {}
