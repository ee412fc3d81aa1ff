package dev.baton.api;

import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;

import dev.baton.vrrp.Oddity;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.IpAddress;

/// The JSON of everything here. Requests are read strictly: an unknown or missing field is refused. Answers are read
/// leniently: a node that is newer may say more.
public final class Json {
    /// Deeper nesting is refused.
    public static final int MAX_DEPTH = 16;

    private static final JsonMapper LENIENT = builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final JsonMapper STRICT = builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
            DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
            DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private Json() {}

    private static JsonMapper.Builder builder() {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build()).build();
        return JsonMapper.builder(factory).disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .addMixIn(IpAddress.class, AddressText.class).addMixIn(VirtualAddress.class, VirtualAddressText.class)
                .addMixIn(NodeEvent.What.class, Kinded.class).addMixIn(Oddity.class, Kinded.class)
                .registerSubtypes(names(NodeEvent.What.class)).registerSubtypes(names(Oddity.class));
    }

    private static NamedType[] names(Class<?> sealed) {
        Class<?>[] permitted = sealed.getPermittedSubclasses();
        NamedType[] names = new NamedType[permitted.length];
        for (int i = 0; i < permitted.length; i++) {
            names[i] = new NamedType(permitted[i], permitted[i].getSimpleName());
        }
        return names;
    }

    /// Written as text, in its shortest form.
    private interface AddressText {
        @JsonValue
        @Override
        String toString();

        @JsonCreator
        static IpAddress parse(String text) {
            return IpAddress.parse(text);
        }
    }

    /// Written as text, `ADDRESS/LENGTH`.
    private interface VirtualAddressText {
        @JsonValue
        @Override
        String toString();

        @JsonCreator
        static VirtualAddress parse(String text) {
            return VirtualAddress.parse(text);
        }
    }

    /// One of several; its name stands in `kind`.
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    private interface Kinded {}

    /// A value of the body in what Jackson says of it: it may be a secret that stands in the wrong place.
    private static final Pattern VALUE = Pattern.compile("\\b(token|String|value) ('[^']*'|\"[^\"]*\")");

    /// The JSON of a value, on one line.
    public static String write(Object value) {
        return LENIENT.writeValueAsString(value);
    }

    /// Reads what somebody else answered.
    ///
    /// @throws JacksonException if it is no such value
    public static <T> T read(String text, Class<T> type) {
        return LENIENT.readValue(text, type);
    }

    /// Reads what somebody asks for.
    ///
    /// @throws Refusal saying what is wrong with it, and where
    public static <T> T readStrictly(String text, Class<T> type) {
        try {
            return STRICT.readValue(text, type);
        } catch (JacksonException e) {
            String message = VALUE.matcher(String.valueOf(e.getOriginalMessage())).replaceAll("$1");
            throw new Refusal(Problem.Kind.MALFORMED, "The body is not the JSON expected: " + message + place(e));
        }
    }

    private static String place(JacksonException e) {
        return e.getLocation() == null
                ? "."
                : " (line " + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr() + ").";
    }
}
