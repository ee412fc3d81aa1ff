package dev.baton.agent;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonProperty;

import dev.baton.api.AdvertBatch;
import dev.baton.api.AuditEntry;
import dev.baton.api.Beat;
import dev.baton.api.CommitRequest;
import dev.baton.api.CommitStatus;
import dev.baton.api.ConfigText;
import dev.baton.api.ExtendRequest;
import dev.baton.api.FaultLease;
import dev.baton.api.FaultRequest;
import dev.baton.api.FaultRights;
import dev.baton.api.Json;
import dev.baton.api.Method;
import dev.baton.api.NodeEvent;
import dev.baton.api.NodeState;
import dev.baton.api.PairAnswer;
import dev.baton.api.PairRequest;
import dev.baton.api.Pairing;
import dev.baton.api.ProbeBatch;
import dev.baton.api.ProbeRequest;
import dev.baton.api.Problem;
import dev.baton.api.Route;
import dev.baton.api.RouterState;
import dev.baton.api.ServiceState;
import dev.baton.api.SteerRequest;
import dev.baton.api.Validation;
import dev.baton.vrrp.Oddity;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.IpAddress;

/// Describes this interface as an OpenAPI 3.1 document, from the table of routes and the records that are sent.
final class OpenApi {
    private static final String EVENT_STREAM = "text/event-stream";
    private static final String DESCRIPTION = "description";
    private static final String SCHEMA = "schema";
    private static final String TYPE = "type";
    private static final String STRING = "string";
    private static final String DOCUMENT = new OpenApi().write();

    private final Map<String, Object> schemas = new TreeMap<>();

    private OpenApi() {}

    /// The document, as JSON.
    static String document() {
        return DOCUMENT;
    }

    /// What an answer holds.
    ///
    /// @param isList whether it is a list of that
    private record Body(String mediaType, Class<?> type, boolean isList) {
        static Body of(Class<?> type) {
            return new Body(Answer.JSON, type, false);
        }

        static Body listOf(Class<?> type) {
            return new Body(Answer.JSON, type, true);
        }

        static Body text(String mediaType) {
            return new Body(mediaType, String.class, false);
        }
    }

    private static Body answer(Route route) {
        return switch (route) {
            case STATE -> Body.of(NodeState.class);
            case ROUTERS -> Body.listOf(RouterState.class);
            case ROUTER, HAND_OVER, RESIGN, MAINTENANCE, PRIORITY -> Body.of(RouterState.class);
            case EVENTS, ADVERTS -> Body.text(EVENT_STREAM);
            case CONFIG -> Body.of(ConfigText.class);
            case VALIDATE -> Body.of(Validation.class);
            case COMMIT, COMMIT_STATUS, CONFIRM, CANCEL, EXTEND -> Body.of(CommitStatus.class);
            case AUDIT, AUDIT_AFTER -> Body.listOf(AuditEntry.class);
            case FAULTS -> Body.listOf(FaultLease.class);
            case FAULT_RIGHTS -> Body.of(FaultRights.class);
            case FAULT, END_FAULT -> Body.of(FaultLease.class);
            case PROBED -> Body.of(ProbeBatch.class);
            case PROBE, END_PROBE -> Body.of(Bodies.Nothing.class);
            case PAIR -> Body.of(PairAnswer.class);
            case PAIRINGS -> Body.listOf(Pairing.class);
            case UNPAIR -> Body.of(Pairing.class);
            case SERVICES -> Body.listOf(ServiceState.class);
            case SERVICE -> Body.of(ServiceState.class);
            case METRICS -> Body.text(RouteAnswers.METRICS);
            case HEALTH -> Body.text(Answer.TEXT);
            case OPENAPI -> Body.of(Object.class);
        };
    }

    private static Optional<Body> body(Route route) {
        return switch (route) {
            case HAND_OVER, RESIGN, MAINTENANCE, PRIORITY -> Optional.of(Body.of(SteerRequest.class));
            case VALIDATE -> Optional.of(Body.text(Bodies.YAML));
            case COMMIT -> Optional.of(Body.of(CommitRequest.class));
            case EXTEND -> Optional.of(Body.of(ExtendRequest.class));
            case CONFIRM, CANCEL, SERVICE -> Optional.of(Body.of(Bodies.Nothing.class));
            case FAULT -> Optional.of(Body.of(FaultRequest.class));
            case PROBE -> Optional.of(Body.of(ProbeRequest.class));
            case PAIR -> Optional.of(Body.of(PairRequest.class));
            case STATE, ROUTERS, ROUTER, EVENTS, ADVERTS, CONFIG, COMMIT_STATUS, AUDIT, AUDIT_AFTER, PAIRINGS, UNPAIR,
                    SERVICES, FAULTS, FAULT_RIGHTS, END_FAULT, PROBED, END_PROBE, METRICS, HEALTH, OPENAPI ->
                Optional.empty();
        };
    }

    /// What can go wrong with a route besides what can with every one.
    private static List<Problem.Kind> problems(Route route) {
        return switch (route) {
            case ROUTER, COMMIT_STATUS, UNPAIR, END_FAULT, PROBED, END_PROBE -> List.of(Problem.Kind.NOT_FOUND);
            case EVENTS, ADVERTS -> List.of(Problem.Kind.TOO_MANY);
            case HAND_OVER, RESIGN, MAINTENANCE, PRIORITY, FAULT, PROBE ->
                List.of(Problem.Kind.NOT_FOUND, Problem.Kind.CONFLICT, Problem.Kind.REFUSED);
            case COMMIT ->
                List.of(Problem.Kind.PENDING, Problem.Kind.STALE, Problem.Kind.REFUSED, Problem.Kind.NO_BASE);
            case CONFIRM, CANCEL, EXTEND ->
                List.of(Problem.Kind.NOT_FOUND, Problem.Kind.CONFLICT, Problem.Kind.REFUSED);
            case SERVICE -> List.of(Problem.Kind.NOT_FOUND, Problem.Kind.CONFLICT, Problem.Kind.REFUSED);
            case PAIR -> List.of(Problem.Kind.FORBIDDEN, Problem.Kind.CONFLICT);
            case STATE, ROUTERS, CONFIG, VALIDATE, AUDIT, AUDIT_AFTER, PAIRINGS, SERVICES, FAULTS, FAULT_RIGHTS,
                    METRICS, HEALTH,
                    OPENAPI ->
                List.of();
        };
    }

    private static String parameter(String name) {
        return switch (name) {
            case "name" -> "The router's name on the node.";
            case "id" ->
                "Chosen by who asked first. A commit's has 8 to 64 letters, digits and hyphens; a fault's and a"
                        + " run of probes' has 1 to 64 of a-z, 0-9 and '-'.";
            case "after" ->
                "The number of an entry of the audit log, 0: before the first; or of a probe, -1: before the"
                        + " first.";
            case "key" -> "The SHA-256 of the client's public key, 64 hexadecimal digits.";
            case "unit" -> "A unit that the node's policy lists.";
            case "verb" -> "start, stop or restart.";
            default -> throw new IllegalStateException("{" + name + "} is not described");
        };
    }

    private String write() {
        Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
        for (Route route : Route.values()) {
            paths.computeIfAbsent(route.template(), _ -> new LinkedHashMap<>())
                    .put(route.method().name().toLowerCase(Locale.ROOT), operation(route));
        }
        for (Class<?> streamed : List.of(NodeState.class, NodeEvent.class, Beat.class, EventStream.Gap.class,
                AdvertBatch.class)) {
            schema(streamed);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put("info", Map.of("title", "Baton node", "version", "1", DESCRIPTION,
                "TLS 1.3 with a certificate on both sides; a client is known by its public key, which is paired with a role."
                        + " Errors are application/problem+json."));
        document.put("paths", paths);
        document.put("components", Map.of("schemas", schemas, "securitySchemes",
                Map.of("pairedKey", Map.of(TYPE, "mutualTLS", DESCRIPTION, "The key was paired with 'baton pair'."))));
        return Json.write(document);
    }

    private Map<String, Object> operation(Route route) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("operationId", route.name().toLowerCase(Locale.ROOT));
        operation.put("summary", route.summary());
        operation.put("x-role", route.access().map(a -> a.name().toLowerCase(Locale.ROOT)).orElse("none"));
        operation.put("security", route.access().isPresent() ? List.of(Map.of("pairedKey", List.of())) : List.of());
        List<Object> parameters = parameters(route);
        if (!parameters.isEmpty()) {
            operation.put("parameters", parameters);
        }
        body(route).ifPresent(b -> operation.put("requestBody",
                Map.of("required", needsBody(route), "content", Map.of(b.mediaType(), Map.of(SCHEMA, schema(b))))));
        operation.put("responses", responses(route));
        return operation;
    }

    private static boolean needsBody(Route route) {
        return route == Route.COMMIT || route == Route.VALIDATE || route == Route.EXTEND || route == Route.PAIR
                || route == Route.FAULT || route == Route.PROBE;
    }

    private static List<Object> parameters(Route route) {
        List<Object> parameters = new ArrayList<>();
        for (String part : RouteTable.template(route)) {
            if (part.startsWith("{")) {
                String name = part.substring(1, part.length() - 1);
                parameters.add(parameter(name, "path", true, parameter(name)));
            }
        }
        if (route == Route.COMMIT) {
            parameters.add(parameter("If-Match", "header", true, "The ETag of the configuration it is made from."));
        }
        if (route == Route.EVENTS) {
            parameters.add(parameter("Last-Event-ID", "header", false, "The last event that is known."));
        }
        return parameters;
    }

    private static Map<String, Object> parameter(String name, String in, boolean isRequired, String description) {
        return Map.of("name", name, "in", in, "required", isRequired, DESCRIPTION, description, SCHEMA,
                Map.of(TYPE, STRING));
    }

    private Map<String, Object> responses(Route route) {
        Map<String, Object> responses = new TreeMap<>();
        Body answer = answer(route);
        responses.put(Integer.toString(route == Route.COMMIT ? Answer.CREATED : Answer.OK), Map.of(DESCRIPTION,
                stream(route).orElse("Done."), "content", Map.of(answer.mediaType(), Map.of(SCHEMA, schema(answer)))));
        List<Problem.Kind> kinds = new ArrayList<>(List.of(Problem.Kind.MALFORMED, Problem.Kind.ORIGIN,
                Problem.Kind.TOO_MANY, Problem.Kind.INTERNAL, Problem.Kind.UNAVAILABLE));
        if (route.access().isPresent()) {
            kinds.addAll(List.of(Problem.Kind.NOT_PAIRED, Problem.Kind.FORBIDDEN));
        }
        if (route.method() == Method.POST) {
            kinds.addAll(List.of(Problem.Kind.TOO_LARGE, Problem.Kind.MEDIA));
        }
        kinds.addAll(problems(route));
        Map<Integer, String> titles = new TreeMap<>();
        for (Problem.Kind kind : kinds) {
            String title = Problem.of(kind, "").title();
            titles.merge(kind.status(), title, (a, b) -> a.contains(b) ? a : a + "; or: " + b);
        }
        titles.forEach((status, title) -> responses.put(Integer.toString(status), Map.of(DESCRIPTION, title + ".",
                "content", Map.of(Problem.MEDIA_TYPE, Map.of(SCHEMA, schema(Problem.class))))));
        return responses;
    }

    private static Optional<String> stream(Route route) {
        return switch (route) {
            case EVENTS ->
                Optional.of("Events of the kinds state (NodeState), event (NodeEvent, with its id), beat (Beat) and"
                        + " gap (Gap: ids that are no longer there).");
            case ADVERTS -> Optional.of("Events of the kind adverts (AdvertBatch).");
            default -> Optional.empty();
        };
    }

    private Map<String, Object> schema(Body body) {
        return body.isList() ? Map.of(TYPE, "array", "items", schema(body.type())) : schema(body.type());
    }

    private Map<String, Object> schema(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            Map<String, Object> inner = schema(parameterized.getActualTypeArguments()[0]);
            return parameterized.getRawType() == Optional.class
                    ? Map.of("anyOf", List.of(inner, Map.of(TYPE, "null")))
                    : Map.of(TYPE, "array", "items", inner);
        }
        return schema((Class<?>) type);
    }

    private Map<String, Object> schema(Class<?> type) {
        if (type == String.class || type == IpAddress.class || type == VirtualAddress.class) {
            return Map.of(TYPE, STRING);
        }
        if (type == Instant.class) {
            return Map.of(TYPE, STRING, "format", "date-time");
        }
        if (type == OptionalInt.class || type == OptionalLong.class) {
            return Map.of(TYPE, List.of("integer", "null"));
        }
        if (type.isPrimitive()) {
            return type == boolean.class ? Map.of(TYPE, "boolean") : number(type);
        }
        if (type.isEnum()) {
            return Map.of(TYPE, STRING, "enum",
                    java.util.Arrays.stream(type.getEnumConstants()).map(Object::toString).toList());
        }
        return type.isRecord() || type.isSealed() ? reference(type) : Map.of(TYPE, "object");
    }

    private static Map<String, Object> number(Class<?> type) {
        return type == double.class
                ? Map.of(TYPE, "number")
                : Map.of(TYPE, "integer", "format", type == long.class ? "int64" : "int32");
    }

    private Map<String, Object> reference(Class<?> type) {
        String name = type.getSimpleName();
        if (!schemas.containsKey(name)) {
            schemas.put(name, Map.of());
            schemas.put(name, type.isRecord() ? ofRecord(type) : oneOf(type));
        }
        return Map.of("$ref", "#/components/schemas/" + name);
    }

    private Map<String, Object> oneOf(Class<?> sealed) {
        List<Object> all = new ArrayList<>();
        for (Class<?> each : sealed.getPermittedSubclasses()) {
            all.add(reference(each));
        }
        return Map.of("oneOf", all, "discriminator", Map.of("propertyName", "kind"));
    }

    private Map<String, Object> ofRecord(Class<?> type) {
        Map<String, Object> properties = new LinkedHashMap<>();
        Set<String> required = new java.util.TreeSet<>();
        if (NodeEvent.What.class.isAssignableFrom(type) || Oddity.class.isAssignableFrom(type)) {
            properties.put("kind", Map.of("const", type.getSimpleName()));
            required.add("kind");
        }
        for (RecordComponent component : type.getRecordComponents()) {
            properties.put(component.getName(), schema(component.getGenericType()));
            boolean isAsked = component.getAccessor().isAnnotationPresent(JsonProperty.class);
            if (isAsked || !type.getSimpleName().endsWith("Request")) {
                required.add(component.getName());
            }
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put(TYPE, "object");
        schema.put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", List.copyOf(required));
        }
        return schema;
    }
}
