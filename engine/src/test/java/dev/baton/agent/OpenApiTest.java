package dev.baton.agent;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.baton.api.Access;
import dev.baton.api.NodeState;
import dev.baton.api.Route;

import static org.assertj.core.api.Assertions.assertThat;

class OpenApiTest {
    private static final JsonNode DOCUMENT = new JsonMapper().readTree(OpenApi.document());

    private static JsonNode operation(Route route) {
        return DOCUMENT.path("paths").path(route.template())
                .path(route.method().name().toLowerCase(java.util.Locale.ROOT));
    }

    @Test
    void documentHasEveryRouteAndNoOther() {
        Set<String> described = new HashSet<>();
        DOCUMENT.path("paths").properties().forEach(path -> path.getValue().properties()
                .forEach(operation -> described
                        .add(operation.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
        Set<String> served = new HashSet<>();
        for (Route route : Route.values()) {
            served.add(route.method() + " " + route.template());
        }

        assertThat(described).isEqualTo(served);
    }

    @ParameterizedTest
    @EnumSource(Route.class)
    void everyRouteTellsItsRoleParametersAnswerAndProblems(Route route) {
        JsonNode operation = operation(route);

        assertThat(operation.path("summary").asString()).isEqualTo(route.summary());
        assertThat(operation.path("x-role").asString())
                .isEqualTo(route.access().map(a -> a.name().toLowerCase(java.util.Locale.ROOT)).orElse("none"));
        Set<String> inPath = new HashSet<>();
        operation.path("parameters").forEach(p -> {
            if (p.path("in").asString().equals("path")) {
                inPath.add("{" + p.path("name").asString() + "}");
            }
        });
        assertThat(inPath).allMatch(p -> route.template().contains(p))
                .hasSize((int) route.template().chars().filter(c -> c == '{').count());
        assertThat(operation.path("responses").has("401")).isEqualTo(route.access().isPresent());
        assertThat(operation.path("responses").has("400")).isTrue();
        operation.path("responses").properties()
                .forEach(r -> assertThat(r.getValue().path("content").isEmpty()).isFalse());
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        Map<String, Boolean> references = new HashMap<>();
        collect(DOCUMENT, references);

        assertThat(references).hasSizeGreaterThan(20);
        references.keySet().forEach(r -> assertThat(DOCUMENT.at(r.substring(1)).isObject()).as(r).isTrue());
    }

    private static void collect(JsonNode node, Map<String, Boolean> references) {
        if (node.isObject()) {
            node.properties().forEach(p -> {
                if (p.getKey().equals("$ref")) {
                    references.put(p.getValue().asString(), true);
                }
                collect(p.getValue(), references);
            });
        } else {
            node.forEach(n -> collect(n, references));
        }
    }

    @Test
    void answersHaveWhatTheDocumentSays(@TempDir Path folder) throws Exception {
        try (AgentRig rig = AgentRig.in(folder.resolve("state"))) {
            JsonNode state = new JsonMapper().readTree(rig.get(AgentRig.client(Access.VIEWER), "/v1/state").body());
            JsonNode schema = DOCUMENT.at("/components/schemas/" + NodeState.class.getSimpleName());

            assertThat(state.propertyNames())
                    .containsExactlyInAnyOrderElementsOf(schema.path("properties").propertyNames());
            assertThat(state.path("routers").path(0).propertyNames()).containsExactlyInAnyOrderElementsOf(
                    DOCUMENT.at("/components/schemas/RouterState/properties").propertyNames());
            assertThat(rig.get(AgentRig.client(Access.VIEWER), "/openapi.json").body()).isEqualTo(OpenApi.document());
        }
    }
}
