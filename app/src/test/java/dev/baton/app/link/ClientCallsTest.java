package dev.baton.app.link;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.baton.client.NodeCalls;

import static org.assertj.core.api.Assertions.assertThat;

class ClientCallsTest {
    /// What it did not pass on, the window would take for something that the node cannot do, such as a failover test.
    @Test
    void everythingThatANodeCanBeAsked_isPassedOn() {
        List<String> asked = Arrays.stream(NodeCalls.class.getMethods()).map(ClientCallsTest::signature).toList();
        List<String> passed = Arrays.stream(ClientCalls.class.getDeclaredMethods()).map(ClientCallsTest::signature)
                .toList();

        assertThat(passed).containsAll(asked);
    }

    private static String signature(Method method) {
        return method.getName() + Arrays.toString(method.getParameterTypes());
    }
}
