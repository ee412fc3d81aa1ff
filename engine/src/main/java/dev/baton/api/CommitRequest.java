package dev.baton.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/// A configuration to be applied: the body of `POST /v1/commits`. Doing it again with the same id and content changes
/// nothing and answers the same.
///
/// @param id             chosen by the client, 8 to 64 letters, digits and hyphens
/// @param config         the text, YAML; where a password stands as `(hidden)`, the one that the router has is kept
/// @param rollbackAfterSeconds 30 to 3,600: how long until it undoes itself
/// @param reason         why, for the audit log; at most 500 characters
public record CommitRequest(@JsonProperty(required = true) String id, @JsonProperty(required = true) String config,
        @JsonProperty(required = true) int rollbackAfterSeconds, @JsonProperty(required = true) String reason) {}
