package dev.baton.api;

/// The HTTP methods in use.
public enum Method {
    GET, POST, DELETE
}
