package dev.baton.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import dev.baton.config.TrackSpec;
import dev.baton.doctor.Cluster.Member;
import dev.baton.doctor.ConfigFinding.Spot;
import dev.baton.finding.Code;
import dev.baton.finding.WeightProof;

/// Checks that can never move the address, proved (X01). It is only told where every node is known, and of checks that
/// have somebody to move the address to.
final class WeightCheck implements ClusterCheck {
    private static final int MAX_SPOTS = 8;

    private record InVain(Member member, WeightProof proof) {}

    @Override
    public void look(Cluster cluster, Consumer<ConfigFinding> found) {
        if (cluster.isMixed() || !cluster.isWhole()) {
            return;
        }
        List<WeightProof.Member> nodes = cluster.members().stream().map(WeightCheck::node).toList();
        Map<String, Member> byName = new LinkedHashMap<>();
        cluster.members().forEach(member -> byName.put(member.name(), member));
        Map<String, List<InVain>> byCheck = new LinkedHashMap<>();
        for (WeightProof proof : WeightProof.all(nodes)) {
            Optional<Member> member = Optional.ofNullable(byName.get(proof.node())).filter(_ -> proof.isInVain());
            member.ifPresent(m -> byCheck.computeIfAbsent(proof.check(), _ -> new ArrayList<>())
                    .add(new InVain(m, proof)));
        }
        byCheck.forEach((check, proofs) -> found.accept(finding(cluster, check, proofs)));
    }

    private static WeightProof.Member node(Member member) {
        return new WeightProof.Member(member.name(), member.router().priority(), member.router().preempt(),
                member.host().tracked(member.router()).stream().map(TrackSpec::tracked).toList());
    }

    private static ConfigFinding finding(Cluster cluster, String check, List<InVain> proofs) {
        WeightProof proof = proofs.getFirst().proof();
        List<Spot> spots = new ArrayList<>();
        proofs.stream().limit(MAX_SPOTS).forEach(p -> spots.add(new Spot(
                p.member().host().document().weight(p.member().router().name(), check), p.member().name())));
        String more = proofs.size() == 1
                ? ""
                : " The same holds on "
                        + Told.list(proofs.stream().skip(1).map(p -> p.member().name()).toList()) + ".";
        return ConfigFinding.of(Code.X01, cluster.subject(), "The check " + proof.sentence()
                + ". This holds for every combination of what all other checks say." + more,
                spots, fix(check, proof));
    }

    private static String fix(String check, WeightProof proof) {
        String fault = "Track " + check + " without a weight, so that its failure is a FAULT";
        if (proof.reason() == WeightProof.Reason.OWNER) {
            return fault + ", or give the node a priority up to 254.";
        }
        if (proof.reason() == WeightProof.Reason.NOBODY_PREEMPTS) {
            return fault + "; or let the other nodes preempt.";
        }
        int best = proof.others().stream().filter(o -> o.passing() <= proof.passing())
                .mapToInt(WeightProof.Reach::passing).max().orElse(proof.passing());
        int needed = proof.passing() - best + 1;
        return best > 1 && proof.passing() > proof.failing() && proof.passing() - needed > 0
                ? "Make the weight negative and greater than the difference to the next node (" + proof.passing()
                        + " - "
                        + best + " = " + (proof.passing() - best) + "): 'weight -" + needed + "' or more. Or "
                        + Character.toLowerCase(fault.charAt(0)) + fault.substring(1) + "."
                : fault + ".";
    }
}
