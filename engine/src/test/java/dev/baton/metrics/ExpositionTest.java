package dev.baton.metrics;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import dev.baton.vrrp.Discard;
import dev.baton.vrrp.Role;

import static org.assertj.core.api.Assertions.assertThat;

/// The text against the published names of keepalived's exporter and Baton's own, read by a parser of its own.
class ExpositionTest {
    private static final Set<String> INSTANCE = Set.of("iname", "intf", "vrid");
    private static final Set<String> VIP = Set.of("iname", "intf", "vrid", "ip_address");

    /// As mehdy/keepalived-exporter publishes them.
    private static final Map<String, Set<String>> COUNTERS = names(INSTANCE, "keepalived_advertisements_received_total",
            "keepalived_advertisements_sent_total", "keepalived_become_master_total", "keepalived_release_master_total",
            "keepalived_packet_length_errors_total", "keepalived_advertisements_interval_errors_total",
            "keepalived_ip_ttl_errors_total", "keepalived_invalid_type_received_total",
            "keepalived_address_list_errors_total", "keepalived_authentication_invalid_total",
            "keepalived_authentication_mismatch_total", "keepalived_authentication_failure_total",
            "keepalived_priority_zero_received_total", "keepalived_priority_zero_sent_total",
            "keepalived_gratuitous_arp_delay_total");
    private static final Map<String, Set<String>> GAUGES = Map.of("keepalived_up", Set.of(), "keepalived_vrrp_state",
            VIP, "keepalived_vrrp_excluded_state", VIP, "keepalived_exporter_check_script_status", VIP,
            "keepalived_script_status", Set.of("name"), "keepalived_script_state", Set.of("name"),
            "keepalived_exporter_build_info",
            Set.of("version", "revision", "branch", "goversion", "goos", "goarch", "tags"));
    private static final Map<String, Set<String>> OWN = Map.ofEntries(
            Map.entry("baton_instance_info gauge", Set.of("iname", "intf", "vrid", "version", "mode")),
            Map.entry("baton_priority gauge", Set.of("iname", "intf", "vrid", "kind")),
            Map.entry("baton_advert_interval_seconds gauge", INSTANCE),
            Map.entry("baton_master_down_interval_seconds gauge", INSTANCE),
            Map.entry("baton_last_transition_timestamp_seconds gauge", INSTANCE),
            Map.entry("baton_transitions_total counter", Set.of("iname", "intf", "vrid", "from", "to", "reason")),
            Map.entry("baton_advert_interarrival_seconds histogram", INSTANCE),
            Map.entry("baton_adverts_missed_total counter", INSTANCE),
            Map.entry("baton_foreign_adverts_total counter", Set.of("src")),
            Map.entry("baton_masters_seen gauge", Set.of("vrid")),
            Map.entry("baton_checksum_errors_total counter", Set.of()),
            Map.entry("baton_version_errors_total counter", Set.of()),
            Map.entry("baton_vrid_errors_total counter", Set.of()),
            Map.entry("baton_probe_requests_total counter", Set.of("result")),
            Map.entry("baton_garp_sent_total counter", INSTANCE),
            Map.entry("baton_config_generation gauge", Set.of()),
            Map.entry("baton_config_pending_confirm gauge", Set.of()),
            Map.entry("baton_maintenance gauge", INSTANCE),
            Map.entry("baton_expert_findings gauge", Set.of("code", "severity")));

    private static Map<String, Set<String>> names(Set<String> labels, String... names) {
        return List.of(names).stream().collect(Collectors.toMap(n -> n, _ -> labels));
    }

    private static PromText text() {
        return PromText.parse(Exposition.text(Samples.node("n1", Role.MASTER)));
    }

    @Test
    void namesOfTheExporter_areAllThere_withTheirTypesAndLabels_andNoneBesides() {
        PromText text = text();
        Map<String, Set<String>> expected = new LinkedHashMap<>();
        COUNTERS.forEach((name, labels) -> expected.put(name + " counter", labels));
        GAUGES.forEach((name, labels) -> expected.put(name + " gauge", labels));
        assertThat(text.labelsByFamily("keepalived_")).isEqualTo(expected);
        assertThat(text.labelsByFamily("baton_")).isEqualTo(OWN);
        assertThat(text.families()).allMatch(f -> f.startsWith("keepalived_") || f.startsWith("baton_"));
        assertThat(text.withoutHelp()).isEmpty();
    }

    @Test
    void eachVip_hasOneSeries_withTheInterfaceThatItIsOn() {
        PromText text = text();
        assertThat(text.value("keepalived_vrrp_state", "iname", "VI_1", "intf", "eth0", "vrid", "51", "ip_address",
                "10.0.0.100/24")).isEqualTo(2);
        assertThat(text.value("keepalived_vrrp_state", "iname", "VI_1", "intf", "eth1", "vrid", "51", "ip_address",
                "10.0.0.101/32")).isEqualTo(2);
        assertThat(text.value("keepalived_vrrp_excluded_state", "iname", "VI_1", "intf", "eth0", "vrid", "51",
                "ip_address", "192.0.2.7/32")).isEqualTo(2);
        assertThat(text.samples("keepalived_vrrp_state")).hasSize(2);
    }

    @Test
    void everyState_hasTheNumberThatKeepalivedGivesIt() {
        for (Map.Entry<Role, Integer> role : Map.of(Role.INIT, 0, Role.BACKUP, 1, Role.MASTER, 2, Role.FAULT, 3)
                .entrySet()) {
            PromText text = PromText.parse(Exposition.text(Samples.node("n1", role.getKey())));
            assertThat(text.samples("keepalived_vrrp_state").values()).containsOnly((double) role.getValue());
        }
    }

    @Test
    void routerWithoutVips_hasASeriesAllTheSame() {
        MetricsView view = Samples.node("n1", Role.BACKUP);
        MetricsView bare = Samples.with(view, Samples.without(view.routers().getFirst()));
        PromText text = PromText.parse(Exposition.text(bare));
        assertThat(text.value("keepalived_vrrp_state", "iname", "VI_1", "intf", "eth0", "vrid", "51", "ip_address", ""))
                .isEqualTo(1);
        assertThat(text.families()).doesNotContain("keepalived_vrrp_excluded_state");
    }

    @Test
    void engineThatDoesNotAnswer_isDown_andNothingElseIsTold() {
        PromText text = PromText.parse(Exposition.down());
        assertThat(text.families()).containsExactly("keepalived_up");
        assertThat(text.value("keepalived_up")).isZero();
        assertThat(text().value("keepalived_up")).isEqualTo(1);
    }

    @Test
    void everyReasonToDiscard_countsWhereThePublishedTableHasIt() {
        Map<Discard, String> wanted = new LinkedHashMap<>();
        wanted.put(Discard.LENGTH, "keepalived_packet_length_errors_total");
        wanted.put(Discard.TTL, "keepalived_ip_ttl_errors_total");
        wanted.put(Discard.TYPE, "keepalived_invalid_type_received_total");
        wanted.put(Discard.AUTH_TYPE, "keepalived_authentication_mismatch_total");
        wanted.put(Discard.AUTH_DATA, "keepalived_authentication_failure_total");
        wanted.put(Discard.INTERVAL, "keepalived_advertisements_interval_errors_total");
        wanted.put(Discard.ZERO_INTERVAL, "keepalived_advertisements_interval_errors_total");
        wanted.put(Discard.NO_ADDRESSES, "keepalived_address_list_errors_total");
        wanted.put(Discard.FIRST_NOT_LINK_LOCAL, "keepalived_address_list_errors_total");
        Set<Discard> notOfARouter = new TreeSet<>(Set.of(Discard.VERSION, Discard.VRID, Discard.CHECKSUM,
                Discard.FAMILY, Discard.NOT_A_PEER, Discard.OWN_ECHO));
        for (Discard reason : Discard.values()) {
            PromText text = PromText.parse(Exposition.text(Samples.discarding(reason, 7)));
            Set<String> grown = new LinkedHashSet<>();
            for (String name : text.families()) {
                if (name.contains("errors") || name.contains("invalid") || name.contains("authentication")) {
                    text.samples(name).values().stream().filter(v -> v == 7.0).forEach(_ -> grown.add(name));
                }
            }
            assertThat(grown).as("%s", reason).isEqualTo(notOfARouter.contains(reason)
                    ? Set.of()
                    : Set.of(Optional.ofNullable(wanted.get(reason)).orElseThrow()));
        }
    }

    @Test
    void valuesOfLabels_areEscaped() {
        String odd = "a\"b\\c\nd";
        PromText text = PromText.parse(Exposition.text(Samples.node(odd, Role.MASTER)));
        assertThat(Exposition.text(Samples.node(odd, Role.MASTER))).contains("iname=\"a\\\"b\\\\c\\nd_1\"");
        assertThat(text.value("keepalived_become_master_total", "iname", odd + "_1", "intf", "eth0", "vrid", "51"))
                .isEqualTo(1);
    }

    @Test
    void histogram_addsUp() {
        PromText text = text();
        Map<String, Double> buckets = text.samples("baton_advert_interarrival_seconds_bucket");
        assertThat(buckets).hasSize(18);
        assertThat(buckets.entrySet().stream().filter(e -> e.getKey().contains("+Inf")).map(Map.Entry::getValue))
                .containsExactly(text.value("baton_advert_interarrival_seconds_count", "iname", "VI_1", "intf", "eth0",
                        "vrid", "51"));
        assertThat(text.value("baton_advert_interarrival_seconds_sum", "iname", "VI_1", "intf", "eth0", "vrid", "51"))
                .isEqualTo(1.9);
    }

    @Test
    void garpDelay_isTheConfiguredOne() {
        assertThat(text().value("keepalived_gratuitous_arp_delay_total", "iname", "VI_1", "intf", "eth0", "vrid", "51"))
                .isEqualTo(5);
    }

    @Test
    void everyName_isInTheDocument() throws Exception {
        String document = Files.readString(Path.of("docs/metrics.md"));
        assertThat(text().families()).allSatisfy(name -> assertThat(document).contains("`" + name + "`"));
    }

    @Test
    void identityProbes_areCountedByWhatCameOfThem_andLeftOutWhereNoneAreAnswered() {
        assertThat(text().value("baton_probe_requests_total", "result", "answered")).isEqualTo(7);
        assertThat(text().value("baton_probe_requests_total", "result", "ignored")).isEqualTo(8);
        assertThat(text().value("baton_probe_requests_total", "result", "shed")).isEqualTo(9);
        MetricsView view = Samples.node("n1", Role.MASTER);
        MetricsView mute = new MetricsView(view.build(), view.routers(), view.checks(), view.wire(), Optional.empty(),
                view.generation(), view.pendingConfirm(), view.findings());
        assertThat(PromText.parse(Exposition.text(mute)).families()).doesNotContain("baton_probe_requests_total");
    }

    @Test
    void findings_areLeftOutWhereNothingLooksForAny() {
        MetricsView view = Samples.node("n1", Role.MASTER);
        MetricsView blind = new MetricsView(view.build(), view.routers(), view.checks(), view.wire(),
                view.echoes(), view.generation(), view.pendingConfirm(), Optional.empty());
        assertThat(PromText.parse(Exposition.text(blind)).families()).doesNotContain("baton_expert_findings");
    }
}
