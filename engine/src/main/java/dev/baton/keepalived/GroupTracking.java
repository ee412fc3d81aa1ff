package dev.baton.keepalived;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.baton.config.GroupSpec;
import dev.baton.config.NodeConfig;
import dev.baton.config.RouterSpec;
import dev.baton.config.TrackSpec;
import dev.baton.vrrp.RouterConfig;

/// What a group tracks, as keepalived can have it: it refuses what a member tracks, too, and weights where a member is an
/// owner. Such things are tracked by each member instead, which comes to the same.
final class GroupTracking {
    private final Map<String, List<TrackSpec>> ofGroup = new LinkedHashMap<>();
    private final Map<String, List<TrackSpec>> ofRouter = new LinkedHashMap<>();

    GroupTracking(NodeConfig config, List<Omission> omissions) {
        config.routers().forEach(router -> ofRouter.put(router.name(), new ArrayList<>(router.track())));
        for (GroupSpec group : config.groups()) {
            List<RouterSpec> members = config.routers().stream()
                    .filter(router -> group.routers().contains(router.name())).toList();
            List<TrackSpec> own = ofGroup.computeIfAbsent(group.name(), _ -> new ArrayList<>());
            for (TrackSpec track : group.track()) {
                if (members.stream().noneMatch(member -> isRefused(track, member))) {
                    own.add(track);
                } else {
                    omissions.add(new Omission("group " + group.name() + ": track " + track.target().checkName(),
                            "keepalived refuses it beside what a member has: it is written for each member instead."));
                    members.stream().filter(member -> !tracks(member, track))
                            .forEach(member -> ofRouter(member).add(track));
                }
            }
        }
    }

    private static boolean isRefused(TrackSpec track, RouterSpec member) {
        return tracks(member, track) || (track.weight() != 0 && member.priority() == RouterConfig.OWNER);
    }

    private static boolean tracks(RouterSpec member, TrackSpec track) {
        return member.track().stream().anyMatch(own -> own.target().equals(track.target()));
    }

    List<TrackSpec> ofGroup(GroupSpec group) {
        return ofGroup.getOrDefault(group.name(), List.of());
    }

    List<TrackSpec> ofRouter(RouterSpec router) {
        return ofRouter.computeIfAbsent(router.name(), _ -> new ArrayList<>());
    }
}
