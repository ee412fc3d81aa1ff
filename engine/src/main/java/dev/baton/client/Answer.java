package dev.baton.client;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

import tools.jackson.core.JacksonException;

import dev.baton.api.Json;
import dev.baton.api.Problem;

/// What a node has answered, whole.
///
/// @param node   who
/// @param status the HTTP status
/// @param type   the content type
/// @param body   the body
record Answer(String node, int status, String type, String body) {
    private static final int FIRST_GOOD = 200;
    private static final int FIRST_OTHER = 300;
    private static final String JSON = "application/json";

    static Answer of(String node, HttpResponse<byte[]> response) {
        return new Answer(node, response.statusCode(), response.headers().firstValue("Content-Type").orElse(""),
                new String(response.body(), StandardCharsets.UTF_8));
    }

    boolean isGood() {
        return status >= FIRST_GOOD && status < FIRST_OTHER;
    }

    /// The value in it.
    <T> T read(Class<T> type) {
        requireGood();
        try {
            T value = this.type.startsWith(JSON) ? Json.read(body, type) : null;
            if (value != null) {
                return value;
            }
        } catch (JacksonException | NullPointerException | IllegalArgumentException _) {
            // Told below, as any answer of another form is.
        }
        throw notUnderstood();
    }

    /// The list in it.
    <T> List<T> readList(Class<T[]> type) {
        return List.of(read(type));
    }

    void requireGood() {
        if (!isGood()) {
            throw failure();
        }
    }

    NodeFailure failure() {
        if (!type.startsWith(Problem.MEDIA_TYPE)) {
            return notUnderstood();
        }
        try {
            return new NodeFailure.Refused(node, Json.read(body, Problem.class));
        } catch (JacksonException | NullPointerException _) {
            return notUnderstood();
        }
    }

    private NodeFailure.BadAnswer notUnderstood() {
        return new NodeFailure.BadAnswer(node, node + " gave an answer that this Baton does not understand (status "
                + status + (type.isEmpty() ? "" : ", " + type) + "); check that both are of versions that fit, and that"
                + " nothing stands between them.");
    }
}
