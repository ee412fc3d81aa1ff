package dev.baton.agent;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

import dev.baton.api.Json;
import dev.baton.api.Problem;

/// What a client is told.
sealed interface Answer {
    String JSON = "application/json";
    String TEXT = "text/plain; charset=utf-8";
    int OK = 200;
    int CREATED = 201;

    /// An answer that is there at once.
    ///
    /// @param isLast  whether the connection ends with it
    /// @param isKnown whether it was somebody who is paired that asked
    record Full(int status, String mediaType, String content, Map<String, String> headers, boolean isLast,
            boolean isKnown) implements Answer {
        /// With another header.
        Full with(String name, String value) {
            Map<String, String> more = new TreeMap<>(headers);
            more.put(name, value);
            return new Full(status, mediaType, content, more, isLast, isKnown);
        }

        /// The same, and nothing after it on this connection.
        Full last() {
            return new Full(status, mediaType, content, headers, true, isKnown);
        }

        /// The same to somebody who is paired.
        Full known() {
            return new Full(status, mediaType, content, headers, isLast, true);
        }
    }

    /// Server-sent events for as long as both sides want.
    record Stream(Source source) implements Answer {}

    /// What a stream tells.
    @FunctionalInterface
    interface Source {
        /// Tells all of it; returns when it is over.
        void tell(Sink sink) throws IOException;
    }

    /// Where a stream is told.
    @FunctionalInterface
    interface Sink {
        /// Sends this now.
        ///
        /// @throws IOException if the other side does not take it in time, or has gone
        void send(String text) throws IOException;
    }

    static Full text(int status, String mediaType, String content) {
        return new Full(status, mediaType, content, Map.of(), false, false);
    }

    static Full json(int status, Object value) {
        return text(status, JSON, Json.write(value));
    }

    static Full json(Object value) {
        return json(OK, value);
    }

    static Full problem(Problem problem) {
        return text(problem.status(), Problem.MEDIA_TYPE, Json.write(problem));
    }
}
