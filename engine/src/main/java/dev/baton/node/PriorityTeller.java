package dev.baton.node;

import java.util.List;

import dev.baton.loop.LoopWatcher;
import dev.baton.port.NotifyPort;
import dev.baton.track.Contribution;
import dev.baton.track.EffectivePriority;
import dev.baton.track.Verdict;
import dev.baton.vrrp.Input;
import dev.baton.vrrp.RouterConfig;
import dev.baton.vrrp.State;

/// Tells people of a router's priority when checks or somebody change it, with the whole sum: what the router does then
/// is told as a transition, if it does anything. What checks say is passed on.
final class PriorityTeller implements LoopWatcher {
    private final NotifyPort notices;

    PriorityTeller(NotifyPort notices) {
        this.notices = notices;
    }

    @Override
    public void stepped(RouterConfig router, State before, Input input, State after) {
        EffectivePriority priority = after.memory().priority();
        boolean isToTell = input instanceof Input.PriorityChanged || input instanceof Input.Ordered;
        if (isToTell && before.memory().priority().value() != priority.value()) {
            notices.found(router.name(), router.name() + "  priority " + before.memory().priority().value() + " → "
                    + priority.value() + "  " + sum(priority));
        }
    }

    private static String verdict(Contribution each) {
        String check = each.check().contains(" ") ? each.check() : "check " + each.check();
        return check + (each.passing() ? " passes" : " fails");
    }

    @Override
    public void checkTurned(String check, Verdict verdict) {
        notices.turned(check, verdict);
    }

    /// `150 - 20 (check nginx fails) = 130`.
    static String sum(EffectivePriority priority) {
        StringBuilder text = new StringBuilder("configured " + priority.base());
        List<Contribution> counting = priority.contributions().stream().filter(c -> c.delta() != 0).toList();
        for (Contribution each : counting) {
            text.append(each.delta() < 0 ? " - " : " + ").append(Math.abs(each.delta())).append(" (")
                    .append(each.isTold() ? each.check() : verdict(each)).append(')');
        }
        return text + (priority.clamped() ? ", kept within 1..254" : "");
    }
}
