package dev.baton.failover;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

import dev.baton.client.NodeCalls;
import dev.baton.client.NodeFailure;
import dev.baton.manage.ProbeDesk;

/// A ground on which answers of nodes are lost: what was asked for is done, or is not, and nobody hears of it.
final class Faulty implements DrillGround {
    /// One call of a node, counted over all nodes from 0.
    record Call(int number, String node, String what) {}

    private final DrillGround ground;
    private final Predicate<Call> isLost;
    private final boolean isDone;
    private int calls;

    /// @param isLost which answers
    /// @param isDone whether what was asked for is done all the same
    Faulty(DrillGround ground, Predicate<Call> isLost, boolean isDone) {
        this.ground = ground;
        this.isLost = isLost;
        this.isDone = isDone;
    }

    int calls() {
        return calls;
    }

    @Override
    public Map<String, NodeCalls> nodes() {
        Map<String, NodeCalls> nodes = new LinkedHashMap<>();
        ground.nodes().forEach((name, real) -> nodes.put(name, (NodeCalls) Proxy.newProxyInstance(
                NodeCalls.class.getClassLoader(), new Class<?>[]{NodeCalls.class}, (_, method, arguments) -> {
                    if (method.getName().equals("node")) {
                        return name;
                    }
                    boolean isGone = isLost.test(new Call(calls++, name, method.getName()));
                    if (isGone && !isDone) {
                        throw new NodeFailure.Unreachable(name, name + " does not answer.");
                    }
                    try {
                        Object answer = method.invoke(real, arguments);
                        if (isGone) {
                            throw new NodeFailure.Unreachable(name, name + " does not answer.");
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                })));
        return nodes;
    }

    @Override
    public ProbeDesk here() {
        return ground.here();
    }

    @Override
    public long nowNanos() {
        return ground.nowNanos();
    }

    @Override
    public void pause(long nanos) throws InterruptedException {
        ground.pause(nanos);
    }

    @Override
    public boolean isLab() {
        return ground.isLab();
    }

    @Override
    public void work(Runnable work) {
        ground.work(work);
    }

    @Override
    public Listening listen(DrillEar ear) {
        return ground.listen(ear);
    }
}
