package dev.baton.adapter.notify;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.baton.config.GroupSpec;
import dev.baton.config.NotifyRule;
import dev.baton.config.NotifyRule.Event;
import dev.baton.vrrp.Role;

import static org.assertj.core.api.Assertions.assertThat;

/// Who is told of what, and what groups as a whole do.
class ChoiceTest {
    private static final NotifyRule.Target SCRIPT = new NotifyRule.Script("on-change");
    private static final NotifyRule.Target HOOK = new NotifyRule.Webhook(URI.create("https://h/secret/token"));

    private static NotifyRule rule(NotifyRule.Target target, List<Event> on, List<String> routers,
            List<String> groups) {
        return new NotifyRule(on, target, routers, groups);
    }

    private static boolean tells(NotifyRule rule, Occurrence occurrence) {
        return !new Wanted(List.of(rule)).targets(occurrence).isEmpty();
    }

    @Test
    void ruleWithoutNames_isAboutEveryRouterAndFinding_butNoGroup() {
        NotifyRule rule = rule(SCRIPT, List.of(Event.values()), List.of(), List.of());
        assertThat(tells(rule, Happenings.master("any"))).isTrue();
        assertThat(tells(rule, Happenings.found(Occurrence.Status.OPENED))).isTrue();
        assertThat(tells(rule, new Occurrence.GroupChanged("edge", Role.BACKUP, Role.MASTER, Happenings.master("x"))))
                .isFalse();
    }

    @Test
    void ruleWithNames_isAboutThoseOnly() {
        NotifyRule routers = rule(SCRIPT, List.of(Event.values()), List.of("VI_1"), List.of());
        assertThat(tells(routers, Happenings.master("VI_1"))).isTrue();
        assertThat(tells(routers, Happenings.master("VI_2"))).isFalse();
        assertThat(tells(routers, Happenings.found(Occurrence.Status.OPENED))).as("a finding on VI_1").isTrue();
        NotifyRule groups = rule(SCRIPT, List.of(Event.values()), List.of(), List.of("edge"));
        assertThat(tells(groups, Happenings.master("VI_1"))).as("the group as a whole, not its routers").isFalse();
        assertThat(tells(groups,
                new Occurrence.GroupChanged("edge", Role.BACKUP, Role.MASTER, Happenings.master("x")))).isTrue();
        assertThat(tells(groups,
                new Occurrence.GroupChanged("core", Role.BACKUP, Role.MASTER, Happenings.master("x")))).isFalse();
    }

    @Test
    void event_thatIsNotAskedFor_isNotTold() {
        NotifyRule rule = rule(SCRIPT, List.of(Event.FAULT, Event.STOP), List.of(), List.of());
        assertThat(tells(rule, Happenings.master("VI_1"))).isFalse();
        assertThat(tells(rule, Happenings.router("VI_1", Role.MASTER, Role.INIT))).isTrue();
        assertThat(tells(rule, Happenings.router("VI_1", Role.MASTER, Role.FAULT))).isTrue();
    }

    @Test
    void receiverOfTwoRules_isToldOnce() {
        Wanted wanted = new Wanted(List.of(rule(SCRIPT, List.of(Event.MASTER), List.of(), List.of()),
                rule(HOOK, List.of(Event.MASTER), List.of(), List.of()),
                rule(SCRIPT, List.of(Event.MASTER, Event.FAULT), List.of("VI_1"), List.of())));
        assertThat(wanted.targets(Happenings.master("VI_1"))).containsExactly(SCRIPT, HOOK);
    }

    @Test
    void failoverTest_isForScripts_andWakesNobody() {
        Wanted wanted = new Wanted(List.of(rule(SCRIPT, List.of(Event.MASTER), List.of(), List.of("edge")),
                rule(SCRIPT, List.of(Event.MASTER), List.of(), List.of()),
                rule(HOOK, List.of(Event.MASTER), List.of(), List.of()),
                rule(HOOK, List.of(Event.MASTER), List.of(), List.of("edge"))));
        Occurrence.RouterChanged real = Happenings.master("VI_1");
        Occurrence.RouterChanged test = new Occurrence.RouterChanged(real.at(), real.router(), real.transition(), true);

        assertThat(wanted.targets(test)).containsExactly(SCRIPT);
        assertThat(wanted.targets(new Occurrence.GroupChanged("edge", Role.BACKUP, Role.MASTER, test)))
                .containsExactly(SCRIPT);
        assertThat(wanted.targets(real)).containsExactly(SCRIPT, HOOK);
    }

    @Test
    void nameOfAWebhook_isItsHost_forTheRestMayBeASecret() {
        assertThat(Deliveries.name(HOOK)).isEqualTo("webhook https://h/(hidden)");
        assertThat(Deliveries.name(new NotifyRule.Webhook(URI.create("http://h:8080/x"))))
                .isEqualTo("webhook http://h:8080/(hidden)");
        assertThat(Deliveries.name(new NotifyRule.Webhook(URI.create("http://h/x?key=1"))))
                .doesNotContain("key");
    }

    @Test
    void group_isMasterOnceAllAre_andStopsWithTheLast() {
        GroupBook book = new GroupBook();
        book.know(List.of(new GroupSpec("edge", List.of("A", "B"), List.of())));
        List<String> told = new ArrayList<>();
        for (Occurrence.RouterChanged change : List.of(Happenings.router("A", Role.INIT, Role.BACKUP),
                Happenings.router("B", Role.INIT, Role.BACKUP), Happenings.master("A"), Happenings.master("B"),
                Happenings.master("other"), Happenings.router("A", Role.MASTER, Role.FAULT),
                Happenings.router("B", Role.MASTER, Role.BACKUP), Happenings.router("A", Role.FAULT, Role.BACKUP),
                Happenings.master("A"), Happenings.master("B"), Happenings.router("A", Role.MASTER, Role.INIT),
                Happenings.router("B", Role.MASTER, Role.INIT))) {
            Optional<Occurrence.GroupChanged> changed = book.changed(change);
            told.add(changed.map(c -> c.from() + ">" + c.to()).orElse("-"));
        }
        assertThat(told).containsExactly("INIT>BACKUP", "-", "-", "BACKUP>MASTER", "-", "MASTER>FAULT", "-",
                "FAULT>BACKUP", "-", "BACKUP>MASTER", "-", "MASTER>INIT");
    }
}
