package dev.baton.keepalived;

import java.util.Optional;

/// A `vrrp_script`; what is empty is not there.
///
/// @param name     its name
/// @param node     the whole block
/// @param order    its place among the blocks of the file
/// @param command  the statement with the command
/// @param interval between the starts of two runs, in nanoseconds
/// @param timeout  in nanoseconds
/// @param weight   where a reference gives none
/// @param rise     successes
/// @param fall     failures
/// @param initFail whether it starts as failing
record VrrpScript(Word name, Node node, int order, Optional<Node> command, Optional<Given<Long>> interval,
        Optional<Given<Long>> timeout, Weight weight, Optional<Given<Long>> rise, Optional<Given<Long>> fall,
        boolean initFail) {

    static VrrpScript read(Node node, Word name, int order, Report report) {
        Statements all = Statements.of(node.children(), ObjectKeywords.VRRP_SCRIPT, report);
        return new VrrpScript(name, node, order, all.last(ObjectKeywords.SCRIPT), all.value(ObjectKeywords.INTERVAL),
                all.value(ObjectKeywords.TIMEOUT),
                Weight.ofObject(all, ObjectKeywords.SCRIPT_WEIGHT, Weight.NONE, report),
                all.value(ObjectKeywords.RISE), all.value(ObjectKeywords.FALL), all.has(ObjectKeywords.INIT_FAIL));
    }
}
