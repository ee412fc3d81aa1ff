package dev.baton.config;

import java.util.List;
import java.util.Map;

import dev.baton.config.ScalarType.Kind;
import dev.baton.config.ScalarType.Unfit;

/// The keys of a policy.
final class PolicyShape {
    private static final int MAX_VARIABLES = 100;
    private static final int MAX_USER = 32;
    private static final int MAX_PORT = 65_535;
    private static final String USER_PATTERN = "[A-Za-z_][A-Za-z0-9_.-]*[$]?";
    private static final String VARIABLE_PATTERN = "[A-Za-z_][A-Za-z0-9_]*";

    private static final ScalarType<String> USER = new ScalarType<>("user name", "baton-script", Kind.TEXT, text -> {
        if (text.length() > MAX_USER || !text.matches(USER_PATTERN)) {
            throw new Unfit(Scalars.quoted(text) + " is no user name", "Write for example baton-script.");
        }
        return text;
    }, t -> t, Scalars.schema("type", "string", "pattern", "^" + USER_PATTERN + "$", "maxLength", MAX_USER));
    private static final ScalarType<String> VARIABLE = new ScalarType<>("variable name", "SITE", Kind.TEXT,
            PolicyShape::variable, t -> t, Scalars.schema("type", "string", "pattern", "^" + VARIABLE_PATTERN + "$"));

    static final Key<String> FOLDER = Key.defaulted("folder", Scalars.PATH, ScriptPolicy.FOLDER,
            "The only folder that scripts are run from. Nobody but root and the node's user may write to it.",
            "directory", "path");
    static final Key<String> SCRIPT_USER = Key.optional("user", USER,
            "The user that scripts run as; the node must run as root for that. No default: the node's own user.",
            "script_user");
    static final Key<Map<String, String>> ENVIRONMENT = Key.defaulted("environment",
            new MapType<>(VARIABLE, Scalars.LINE, "variables", MAX_VARIABLES), Map.of(),
            "What scripts find in their environment besides PATH, LANG and the node's own BATON_ variables.", "env");
    static final Shape<ScriptPolicy> SCRIPTS = Shape.<ScriptPolicy>named("script policy").flow()
            .with(FOLDER, ScriptPolicy::folder).maybe(SCRIPT_USER, ScriptPolicy::user)
            .with(ENVIRONMENT, ScriptPolicy::environment)
            .build(v -> new ScriptPolicy(v.get(FOLDER), v.find(SCRIPT_USER), v.get(ENVIRONMENT)));
    static final Key<ScriptPolicy> SCRIPTS_KEY = Key.defaulted("scripts", SCRIPTS, ScriptPolicy.DEFAULT,
            "Which programs checks and notifications may run, and how.", "script");
    static final Key<PushPolicy> PUSH_KEY = Key.defaulted("push", PushShape.SHAPE, PushPolicy.DEFAULT,
            "What a configuration may contain that comes over the network.", "pushes");
    static final Key<Boolean> ANSWER = Key.defaulted("answer", Scalars.FLAG, ProbePolicy.DEFAULT.answer(),
            "Whether the node answers the identity echo on its virtual addresses with its name.", "enabled");
    static final Key<Integer> PORT = Key.defaulted("port", Scalars.whole(1, MAX_PORT), ProbePolicy.PORT,
            "The UDP port on which it does. The same on all nodes of a cluster.", "udp");
    static final Shape<ProbePolicy> PROBE = Shape.<ProbePolicy>named("probe policy").flow()
            .with(ANSWER, ProbePolicy::answer).with(PORT, ProbePolicy::port)
            .build(v -> new ProbePolicy(v.get(ANSWER), v.get(PORT)));
    static final Key<ProbePolicy> PROBE_KEY = Key.defaulted("probe", PROBE, ProbePolicy.DEFAULT,
            "How the node answers probes of its virtual addresses.", "probes");
    static final Key<DrillPolicy> DRILL_KEY = Key.defaulted("drill", DrillShape.SHAPE, DrillPolicy.DEFAULT,
            "What a failover test may do to the node.", "test", "tests");
    static final Shape<NodePolicy> SHAPE = Shape.<NodePolicy>named("policy").with(SCRIPTS_KEY, NodePolicy::scripts)
            .with(PUSH_KEY, NodePolicy::push).with(PROBE_KEY, NodePolicy::probe).with(DRILL_KEY, NodePolicy::drill)
            .build(v -> new NodePolicy(v.get(SCRIPTS_KEY), v.get(PUSH_KEY), v.get(PROBE_KEY), v.get(DRILL_KEY)));

    /// Every shape of the file, for the reference.
    static final List<Shape<?>> ALL = List.of(SHAPE, SCRIPTS, PushShape.SHAPE, PROBE, DrillShape.SHAPE);

    private PolicyShape() {}

    private static String variable(String text) throws Unfit {
        if (text.length() > ConfigLimits.MAX_NAME || !text.matches(VARIABLE_PATTERN)) {
            throw new Unfit(Scalars.quoted(text) + " is no name of a variable",
                    "Write letters, digits and '_', such as SITE.");
        }
        if (text.startsWith(ScriptPolicy.PREFIX) || ScriptPolicy.FIXED.contains(text)) {
            throw new Unfit(Scalars.quoted(text) + " is set by the node itself", "Choose another name.");
        }
        return text;
    }
}
