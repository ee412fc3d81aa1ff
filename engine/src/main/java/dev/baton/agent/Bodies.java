package dev.baton.agent;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

import dev.baton.api.Json;
import dev.baton.api.Problem;
import dev.baton.api.Refusal;

/// Reads the bodies of requests, strictly: of the kind and the size expected, or refused.
final class Bodies {
    static final String JSON = "application/json";
    static final String YAML = "application/yaml";
    /// What a body may have that holds no configuration.
    static final int SMALL_BYTES = 16 << 10;
    /// A longer reason is refused.
    static final int MAX_REASON = 500;

    private Bodies() {}

    /// A request without a body that means anything.
    record Nothing() {}

    static void checkReason(String reason) {
        if (reason.length() > MAX_REASON) {
            throw new Refusal(Problem.Kind.MALFORMED, "A reason has at most " + MAX_REASON + " characters.");
        }
    }

    /// Refuses any.
    static void refuse(Request request) {
        if (!request.body().isEmpty()) {
            throw new Refusal(Problem.Kind.MALFORMED, "This path takes no body.");
        }
    }

    /// A small body; an empty one is an empty object.
    static <T> T json(Request request, Class<T> type) throws IOException {
        return parsed(request.body().isEmpty() ? "{}" : text(request, JSON, SMALL_BYTES), type);
    }

    /// A text that was read.
    static <T> T parsed(String text, Class<T> type) {
        return Optional.ofNullable(Json.readStrictly(text, type))
                .orElseThrow(() -> new Refusal(Problem.Kind.MALFORMED, "The body is null; an object is expected."));
    }

    /// The body as text.
    ///
    /// @param type     the kind that it has to be of
    /// @param maxBytes a larger one is refused
    static String text(Request request, String type, int maxBytes) throws IOException {
        String sent = request.head().header(RequestHead.CONTENT_TYPE).orElse("");
        String bare = sent.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        boolean isPlain = request.head().header(RequestHead.CONTENT_ENCODING).isEmpty();
        if (!bare.equals(type) || !isPlain || !isUtf8(sent)) {
            throw new Refusal(Problem.Kind.MEDIA,
                    "The body has to be " + type + ", in UTF-8 and not compressed; set Content-Type.");
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(request.body().read(maxBytes)))
                    .toString();
        } catch (CharacterCodingException _) {
            throw new Refusal(Problem.Kind.MALFORMED, "The body is not UTF-8.");
        }
    }

    private static boolean isUtf8(String type) {
        String lower = type.toLowerCase(Locale.ROOT);
        return !lower.contains("charset") || lower.matches(".*charset=\"?utf-8\"?\\s*");
    }
}
