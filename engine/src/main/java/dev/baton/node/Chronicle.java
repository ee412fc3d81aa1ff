package dev.baton.node;

import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;

import dev.baton.api.NodeEvent;
import dev.baton.journal.Journal;
import dev.baton.port.Clock;
import dev.baton.port.NotifyPort;
import dev.baton.track.Verdict;
import dev.baton.vrrp.Oddity;
import dev.baton.vrrp.Transition;

/// Passes everything on to the log, and makes an event of it, with the same words. Nothing here waits.
final class Chronicle implements NotifyPort {
    private final NotifyPort log;
    private final Journal journal;
    private final Clock clock;
    private volatile UnaryOperator<String> details = _ -> "";
    private volatile LongConsumer stalls = _ -> {};

    Chronicle(NotifyPort log, Journal journal, Clock clock) {
        this.log = log;
        this.journal = journal;
        this.clock = clock;
    }

    /// From now on stalls are told to this one, with their length, on the loop's thread.
    void stallsTo(LongConsumer newStalls) {
        stalls = newStalls;
    }

    /// From now on what a check saw last is asked of this one. It must not wait.
    void detailsFrom(UnaryOperator<String> newDetails) {
        details = newDetails;
    }

    /// Makes an event.
    ///
    /// @param router the router it is about; empty: the node as a whole
    void append(String router, NodeEvent.What what) {
        boolean _ = journal.append(new Journal.Entry(clock.wall(), clock.nowNanos(), router, what));
    }

    @Override
    public void transitioned(String router, Transition transition) {
        log.transitioned(router, transition);
        append(router, new NodeEvent.Changed(transition, log.why(transition)));
    }

    @Override
    public String why(Transition transition) {
        return log.why(transition);
    }

    @Override
    public String words(Oddity oddity) {
        return log.words(oddity);
    }

    @Override
    public void noticed(String router, Oddity oddity) {
        log.noticed(router, oddity);
        append(router, new NodeEvent.Noticed(oddity, log.words(oddity)));
        if (oddity instanceof Oddity.Stalled(long lengthNanos)) {
            stalls.accept(lengthNanos);
        }
    }

    @Override
    public void refused(String router, String sentence) {
        log.refused(router, sentence);
        append(router, new NodeEvent.MachineRefused(sentence));
    }

    @Override
    public void found(String router, String sentence) {
        log.found(router, sentence);
        append(router, new NodeEvent.Found(sentence));
    }

    @Override
    public void turned(String check, Verdict verdict) {
        log.turned(check, verdict);
        append("", new NodeEvent.CheckTurned(check, StateView.word(verdict), details.apply(check)));
    }
}
