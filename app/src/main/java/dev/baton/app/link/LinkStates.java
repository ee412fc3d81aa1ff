package dev.baton.app.link;

import java.util.Optional;

import dev.baton.client.NodeLink;
import dev.baton.client.NodeView;

/// The links of the client in the window's words.
final class LinkStates {
    private LinkStates() {}

    static LinkState of(NodeView view) {
        NodeLink link = view.link();
        Optional<LinkState.ClockView> clock = view.wall().filter(_ -> view.roundTripNanos().isPresent())
                .map(wall -> new LinkState.ClockView(view.roundTripNanos().getAsLong(), wall.offsetNanos(),
                        wall.errorNanos()));
        return new LinkState(phase(link.phase()), cause(link.phase()), link.why(),
                clock.orElse(LinkState.ClockView.UNKNOWN));
    }

    private static LinkState.Phase phase(NodeLink.Phase phase) {
        return switch (phase) {
            case CONNECTING -> LinkState.Phase.CONNECTING;
            case LIVE -> LinkState.Phase.LIVE;
            case STALE -> LinkState.Phase.STALE;
            case UNPAIRED, FORBIDDEN, REFUSED, PIN_CHANGED -> LinkState.Phase.REFUSED;
            case LOST -> LinkState.Phase.LOST;
        };
    }

    private static LinkState.Cause cause(NodeLink.Phase phase) {
        return switch (phase) {
            case CONNECTING, LIVE, STALE -> LinkState.Cause.NONE;
            case UNPAIRED -> LinkState.Cause.UNPAIRED;
            case FORBIDDEN -> LinkState.Cause.ROLE;
            case REFUSED -> LinkState.Cause.REFUSED;
            case PIN_CHANGED -> LinkState.Cause.PIN;
            case LOST -> LinkState.Cause.UNREACHABLE;
        };
    }
}
