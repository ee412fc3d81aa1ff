package dev.baton.whatif;

import java.util.List;

/// In which order nodes get their new configurations, and what is expected of it. The first is the canary.
///
/// @param now       how every virtual router is before
/// @param steps     the nodes in order
/// @param handBacks what is given back at the end to whom it belongs by the configurations
/// @param end       how every virtual router is once all is done
/// @param unchanged nodes whose new configuration means the same as the old one: nothing is pushed to them
/// @param risks     what a person should know
public record PushPlan(List<Standing> now, List<PushStep> steps, List<HandOver> handBacks, List<Standing> end,
        List<String> unchanged, List<PushRisk> risks) {
    public PushPlan {
        now = List.copyOf(now);
        steps = List.copyOf(steps);
        handBacks = List.copyOf(handBacks);
        end = List.copyOf(end);
        unchanged = List.copyOf(unchanged);
        risks = List.copyOf(risks);
    }

    /// Whether it must not begin.
    public boolean isRefused() {
        return risks.stream().anyMatch(PushRisk::refuses);
    }

    /// The nodes in order.
    public List<String> order() {
        return steps.stream().map(PushStep::node).toList();
    }
}
