package dev.baton.node;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import dev.baton.adapter.linux.InterfaceAddress;
import dev.baton.adapter.linux.Link;
import dev.baton.adapter.linux.LinkEvent;
import dev.baton.adapter.linux.Rtnetlink;
import dev.baton.adapter.linux.SystemClock;
import dev.baton.config.ConfigLoader;
import dev.baton.config.ConfigResult;
import dev.baton.config.NodePolicy;
import dev.baton.loop.Inbox;
import dev.baton.port.NotifyPort;
import dev.baton.vrrp.Oddity;
import dev.baton.vrrp.Transition;
import dev.baton.vrrp.VirtualAddress;
import dev.baton.wire.MacAddress;

import static org.assertj.core.api.Assertions.assertThat;

class KernelWatchTest {
    private static final Link ETH0 = new Link(2, "eth0", true, true, new MacAddress(0x02_00_00_00_00_01L), 1_500, "",
            0);
    private static final InterfaceAddress OWN = address("10.0.0.1/24", 0);
    private static final InterfaceAddress CLAIMED = address("10.0.0.100/24", Rtnetlink.PROTOCOL);
    private static final Machine MACHINE = new Machine(List.of(ETH0), List.of(OWN));

    private final AtomicInteger adapted = new AtomicInteger();
    private final AtomicInteger looked = new AtomicInteger();
    private final KernelWatch watch = new KernelWatch(KernelWatchTest::plan, new Inbox(),
            new Ground("n1", new SystemClock(), new AddressClaims(), new Tap()),
            new CheckGround(NodePolicy.DEFAULT, new Silence()), looked::incrementAndGet, adapted::incrementAndGet);

    private record Silence() implements NotifyPort {
        @Override
        public void transitioned(String router, Transition transition) {
            // Nobody is told.
        }

        @Override
        public void noticed(String router, Oddity oddity) {
            // Nobody is told.
        }
    }

    private static InterfaceAddress address(String text, int protocol) {
        return new InterfaceAddress(2, VirtualAddress.parse(text), false, false, false, -1, protocol);
    }

    private static NodePlan plan() {
        ConfigResult result = ConfigLoader.load("n1.yaml", """
                node: n1
                routers:
                  - {name: a, interface: eth0, vrid: 1, addresses: [10.0.0.100/24]}
                """);
        assertThat(result).as(result.problems().toString()).isInstanceOf(ConfigResult.Loaded.class);
        return NodePlan.of(((ConfigResult.Loaded) result).config(), MACHINE);
    }

    private static List<LinkEvent> changesOfLinks() {
        return List.of(new LinkEvent.LinkChanged(new Link(9, "lan9", true, true, new MacAddress(1), 1_500, "", 0)),
                new LinkEvent.LinkGone(9, "lan9"));
    }

    @Test
    void linksThatChangedSinceTheyWereSeen_areLookedAtAgain() {
        for (LinkEvent change : changesOfLinks()) {
            adapted.set(0);
            KernelWatch.Sight seen = new KernelWatch.Sight(MACHINE, watch.look().moment());
            watch.changed(change);
            watch.tellLinks(plan(), seen);
            assertThat(adapted).as(change.toString()).hasValue(1);
        }
    }

    @Test
    void linksThatDidNotChangeSinceTheyWereSeen_areNotLookedAtAgain() {
        changesOfLinks().forEach(watch::changed);
        KernelWatch.Sight seen = new KernelWatch.Sight(MACHINE, watch.look().moment());
        watch.changed(new LinkEvent.AddressPresent(CLAIMED));
        watch.tellLinks(plan(), seen);
        assertThat(adapted).hasValue(0);
    }

    @Test
    void addressThatTheNodeItselfHasPutOrRenewed_isOfNoInterest() {
        watch.begin();
        watch.changed(new LinkEvent.AddressPresent(CLAIMED));
        assertThat(looked).hasValue(0);
    }

    @Test
    void addressOfARouterThatIsGoneOrWasPutBySomebodyElse_isLookedAt() {
        List<LinkEvent> events = new ArrayList<>();
        events.add(new LinkEvent.AddressGone(CLAIMED));
        events.add(new LinkEvent.AddressPresent(address("10.0.0.100/24", 0)));
        for (LinkEvent event : events) {
            looked.set(0);
            watch.changed(event);
            assertThat(looked).as(event.toString()).hasValue(1);
        }
    }
}
