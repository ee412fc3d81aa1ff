package dev.baton.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.baton.adapter.linux.SystemClock;
import dev.baton.agent.Agent;
import dev.baton.agent.AgentSetup;
import dev.baton.agent.AuditLog;
import dev.baton.agent.Console;
import dev.baton.agent.ListenAddress;
import dev.baton.agent.Views;
import dev.baton.api.Access;
import dev.baton.client.AddressBook;
import dev.baton.client.ClientHome;
import dev.baton.client.PairByCode;
import dev.baton.trust.GuardedFile;
import dev.baton.trust.Identity;
import dev.baton.vrrp.Role;

/// A process with 30 real agents on the loopback interface, each with an engine that is not real ([FleetNode]), and a client's
/// home that is paired with all of them. Each line that it reads passes a router on to the next node of its cluster; it says
/// so, with the instant, before anybody else can know.
final class Fleet {
    static final int CLUSTERS = 10;
    static final String READY = "the fleet serves";
    /// The word before an instant, a segment, a VRID and the node that is MASTER from then on.
    static final String PASSED = "PASSED";
    private static final String HOST = "127.0.0.1";
    private static final long CODE_SECONDS = 60;

    private final List<FleetCluster> clusters = new ArrayList<>();
    private final List<FleetNode> nodes = new ArrayList<>();
    private int passed;

    private Fleet() {}

    /// Serves until its input ends.
    ///
    /// @param args the folder for the nodes' state, and the client's home
    public static void main(String[] args) throws IOException {
        Fleet fleet = new Fleet();
        fleet.serve(Path.of(args[0]), new ClientHome(Path.of(args[1])));
        System.out.println(READY);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            while (lines.readLine() != null) {
                fleet.pass();
            }
        }
        System.exit(0);
    }

    private void serve(Path folder, ClientHome home) throws IOException {
        SystemClock clock = new SystemClock();
        GuardedFile.prepareFolder(home.folder());
        PairByCode pairing = new PairByCode(Identity.keptIn(home.identity(), "bench"), "bench", Clock.systemUTC());
        AddressBook book = AddressBook.of(home);
        for (int number = 0; number < CLUSTERS; number++) {
            FleetCluster cluster = new FleetCluster(number);
            clusters.add(cluster);
            for (int member = 0; member < FleetCluster.MEMBERS; member++) {
                FleetNode node = new FleetNode(cluster, member);
                nodes.add(node);
                Path state = folder.resolve(node.name());
                Agent _ = Agent.open(AgentSetup.of(new ListenAddress(HOST, 0), state),
                        new Views(node, new FleetDesk(), () -> "", List::of), AuditLog.openIn(state, clock), clock);
                Console.Made code = Console.of(state).make(Access.VIEWER, CODE_SECONDS, Optional.empty(),
                        clock.nowNanos());
                book.put(pairing.pair(code.code(), Optional.of(node.name())).node());
            }
        }
    }

    /// The next router of the next cluster goes to the next node.
    private void pass() {
        int cluster = passed % CLUSTERS;
        int vrid = 1 + passed / CLUSTERS % FleetCluster.ROUTERS;
        passed++;
        FleetCluster here = clusters.get(cluster);
        int old = here.pass(vrid);
        int heir = here.master(vrid);
        System.out.println(PASSED + " " + Stage.now() + " " + here.network() + " " + vrid + " " + here.node(heir));
        node(cluster, heir).changed(vrid, Role.BACKUP, Role.MASTER);
        node(cluster, old).changed(vrid, Role.MASTER, Role.BACKUP);
    }

    private FleetNode node(int cluster, int member) {
        return nodes.get(cluster * FleetCluster.MEMBERS + member);
    }
}
