package dev.baton.app.push;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;

import org.jspecify.annotations.Nullable;

import dev.baton.app.draft.Bases;
import dev.baton.client.NodeCalls;
import dev.baton.client.NodeFailure;
import dev.baton.draft.Base;

/// The way to the nodes of a lab on which one of them dies just as it is asked a certain question: before it has got it, or
/// after it has done what it was asked and before its answer is out.
final class CutBases implements Bases {
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final Bases whole;
    private final Cut cut;
    private final Runnable kill;
    private final AtomicBoolean isBegun = new AtomicBoolean();
    private final AtomicBoolean isCommitted = new AtomicBoolean();
    private final AtomicBoolean isAsked = new AtomicBoolean();
    private final AtomicBoolean isDead = new AtomicBoolean();

    /// When a node dies.
    ///
    /// @param node         which
    /// @param question     the method of [NodeCalls]
    /// @param isCommitted  only once it has taken its new configuration
    /// @param isAnswerLost after it has done what it was asked
    record Cut(String node, String question, boolean isCommitted, boolean isAnswerLost) {}

    /// @param kill kills the node, soon
    CutBases(Bases whole, Cut cut, Runnable kill) {
        this.whole = whole;
        this.cut = cut;
        this.kill = kill;
    }

    /// From now on the node dies when it is asked.
    void begin() {
        isBegun.set(true);
    }

    /// Whether it has died.
    boolean isDone() {
        return isDead.get();
    }

    @Override
    public Map<String, NodeCalls> nodes() {
        Map<String, NodeCalls> nodes = new LinkedHashMap<>();
        whole.nodes().forEach((name, calls) -> nodes.put(name, name.equals(cut.node()) ? cut(calls) : calls));
        return nodes;
    }

    private NodeCalls cut(NodeCalls calls) {
        return (NodeCalls) Proxy.newProxyInstance(NodeCalls.class.getClassLoader(), new Class<?>[]{NodeCalls.class},
                (_, method, arguments) -> asked(calls, method, arguments));
    }

    private @Nullable Object asked(NodeCalls calls, Method method, Object @Nullable [] given) throws Throwable {
        Object[] arguments = given == null ? new Object[0] : given;
        boolean isMeant = isBegun.get() && method.getName().equals(cut.question())
                && (!cut.isCommitted() || isCommitted.get()) && isAsked.compareAndSet(false, true);
        try {
            if (isMeant && cut.isAnswerLost()) {
                method.invoke(calls, arguments);
            }
            if (isMeant) {
                die(calls);
            }
            Object answer = method.invoke(calls, arguments);
            isCommitted.compareAndSet(false, method.getName().equals("commit"));
            return answer;
        } catch (InvocationTargetException e) {
            throw Optional.ofNullable(e.getCause()).orElse(e);
        }
    }

    private void die(NodeCalls calls) {
        kill.run();
        long until = System.nanoTime() + LIMIT_NANOS;
        while (System.nanoTime() < until) {
            try {
                calls.state();
                LockSupport.parkNanos(STEP_NANOS);
            } catch (NodeFailure.Unreachable _) {
                isDead.set(true);
                return;
            }
        }
        throw new AssertionError(cut.node() + " does not die");
    }

    @Override
    public Kind kind() {
        return whole.kind();
    }

    @Override
    public String identity() {
        return whole.identity();
    }

    @Override
    public ReadOnlyObjectProperty<java.util.List<Base>> bases() {
        return whole.bases();
    }

    @Override
    public Optional<LongSupplier> clock() {
        return whole.clock();
    }

    @Override
    public void refresh() {
        whole.refresh();
    }
}
