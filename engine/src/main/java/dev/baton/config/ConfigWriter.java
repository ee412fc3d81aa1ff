package dev.baton.config;

/// Writes a configuration in one canonical form: keys in the order of the reference, without those that have their
/// default value.
public final class ConfigWriter {
    private ConfigWriter() {}

    /// The configuration as YAML; [ConfigLoader] reads the same configuration from it.
    public static String write(NodeConfig config) {
        return YamlPrinter.block(NodeShape.SHAPE.write(config));
    }

    /// The same with `(hidden)` in place of every password, and of what stands behind the host of every webhook.
    public static String writeHidden(NodeConfig config) {
        return write(WebhookSecrets.of(config).hide(config)
                .withRouters(config.routers().stream().map(router -> router.password().isEmpty()
                        ? router
                        : router.draft().password(Secret.HIDDEN).build()).toList()));
    }

    /// A router as a tree, for edits.
    public static Tree.Branch tree(RouterSpec router) {
        return RouterShape.SHAPE.write(router);
    }

    /// A check as a tree, for edits.
    public static Tree.Branch tree(Check check) {
        return CheckShape.SHAPE.write(check);
    }

    /// A group as a tree, for edits.
    public static Tree.Branch tree(GroupSpec group) {
        return NodeShape.GROUP.write(group);
    }

    /// A notification as a tree, for edits.
    public static Tree.Branch tree(NotifyRule rule) {
        return NodeShape.NOTIFY.write(rule);
    }

    /// A tracked check or interface as a tree, for edits.
    public static Tree.Branch tree(TrackSpec track) {
        return RouterShape.TRACK.write(track);
    }
}
