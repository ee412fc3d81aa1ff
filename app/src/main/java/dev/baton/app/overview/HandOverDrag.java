package dev.baton.app.overview;

import java.util.List;
import java.util.Optional;

import dev.baton.app.control.ChipDrag;
import dev.baton.app.draft.Staging;
import dev.baton.app.i18n.Texts;
import dev.baton.app.link.LinkedNode;
import dev.baton.app.link.NodeLinks;
import dev.baton.app.source.SourceKind;
import dev.baton.cluster.Cluster;
import dev.baton.cluster.Freshness;
import dev.baton.cluster.Member;
import dev.baton.config.NodeConfig;
import dev.baton.config.RouterSpec;
import dev.baton.draft.Draft;
import dev.baton.draft.Edit;
import dev.baton.vrrp.Role;

/// Dropping the addresses of a cluster on another of its nodes stages a hand-over. Nothing is sent.
final class HandOverDrag implements ChipDrag {
    private final Texts texts;
    private final Staging staging;
    private final SourceKind kind;
    private final Optional<NodeLinks> links;

    /// @param kind  what is watched
    /// @param links the paired nodes, which may call themselves otherwise than the window does
    HandOverDrag(Texts texts, Staging staging, SourceKind kind, Optional<NodeLinks> links) {
        this.texts = texts;
        this.staging = staging;
        this.kind = kind;
        this.links = links;
    }

    @Override
    public String hint() {
        return staging.bases().isPresent() ? texts.get("draft.drag.hint") : "";
    }

    @Override
    public String whyNot(Cluster cluster) {
        if (staging.bases().isPresent()) {
            return "";
        }
        return switch (kind) {
            case FILE -> texts.get("draft.read-only.capture");
            case LIVE -> texts.get("draft.read-only.live");
            case LAB -> texts.get("draft.read-only.lab");
            case NODES, CONFIGS, NONE -> texts.get("draft.read-only.none");
        };
    }

    @Override
    public String whyNot(Cluster cluster, Member to) {
        String node = to.node();
        if (to.holdsAddresses()) {
            return texts.get("draft.drag.holds", node);
        }
        if (to.freshness() != Freshness.LIVE) {
            return texts.get("draft.drag.dead", node);
        }
        if (to.role() == Role.FAULT) {
            return texts.get("draft.drag.fault", node);
        }
        if (config(to).isEmpty()) {
            return texts.get("draft.drag.unknown", node);
        }
        return router(cluster, to).isPresent() ? "" : texts.get("draft.drag.no-router", node);
    }

    @Override
    public String offer(Member to) {
        return texts.get("draft.drag.to", to.node());
    }

    @Override
    public void drop(Cluster cluster, Member to) {
        router(cluster, to).ifPresent(router -> staging.stage(new Edit.HandOver(name(to), router)));
    }

    /// The members that could take the addresses.
    List<Member> targets(Cluster cluster) {
        return staging.bases().isEmpty()
                ? List.of()
                : cluster.members().stream().filter(member -> whyNot(cluster, member).isEmpty()).toList();
    }

    /// Configurations go by the names that the window calls nodes.
    private String name(Member member) {
        return links.flatMap(all -> all.find(member.node())).map(LinkedNode::name).orElse(member.node());
    }

    private Optional<NodeConfig> config(Member member) {
        return staging.workspace().get().draft(name(member)).flatMap(Draft::lastGood);
    }

    private Optional<String> router(Cluster cluster, Member member) {
        return config(member).flatMap(config -> config.router(member.router()).or(() -> config.routers().stream()
                .filter(router -> router.vrid() == cluster.key().vrid() && router.family() == cluster.key().family())
                .findFirst())).map(RouterSpec::name);
    }
}
