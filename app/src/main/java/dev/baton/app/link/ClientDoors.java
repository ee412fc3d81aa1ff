package dev.baton.app.link;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Function;

import dev.baton.api.AuditEntry;
import dev.baton.api.CommitStatus;
import dev.baton.api.Pairing;
import dev.baton.api.Problem;
import dev.baton.api.Route;
import dev.baton.api.RouterState;
import dev.baton.api.ServiceState;
import dev.baton.api.SteerRequest;
import dev.baton.app.drill.TestGround;
import dev.baton.client.AddressBook;
import dev.baton.client.ClientHome;
import dev.baton.client.HomeException;
import dev.baton.client.KnownNode;
import dev.baton.client.NodeCalls;
import dev.baton.client.NodeClient;
import dev.baton.client.NodeFailure;
import dev.baton.client.NodeFollower;
import dev.baton.client.PairByCode;
import dev.baton.failover.DrillGround;
import dev.baton.failover.LiveGround;
import dev.baton.trust.GuardedFile;
import dev.baton.trust.Identity;
import dev.baton.trust.PairingCode;
import dev.baton.trust.TrustException;

/// The doors to real nodes: the user's address book, and TLS pinned to the keys in it. From any thread.
public final class ClientDoors implements NodeDoors {
    /// How long the name may be that nodes are told of this client.
    private static final int MAX_OWN_NAME = 64;
    /// How often another name is tried for a node whose own is taken.
    private static final int MAX_SUFFIX = 99;

    private final AddressBook book;
    private final String site;
    private final String ownName;
    private Optional<Identity> identity = Optional.empty();
    private List<KnownNode> known = List.of();
    private String problem = "";

    private ClientDoors(AddressBook book, String site, String ownName) {
        this.book = book;
        this.site = site;
        this.ownName = ownName;
    }

    /// The doors of an address book, which is read now.
    ///
    /// @param site the site of every cluster that nodes tell of
    public static ClientDoors open(ClientHome home, String site) {
        String name = System.getProperty("user.name", "somebody") + "@" + host();
        ClientDoors doors = new ClientDoors(AddressBook.of(home), site,
                name.substring(0, Math.min(MAX_OWN_NAME, name.length())));
        doors.read();
        return doors;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            return "localhost";
        }
    }

    private synchronized void read() {
        try {
            known = book.nodes();
            problem = "";
        } catch (HomeException | TrustException e) {
            known = List.of();
            problem = String.valueOf(e.getMessage());
        }
    }

    private synchronized Identity own() {
        Identity own = identity.orElseGet(this::kept);
        identity = Optional.of(own);
        return own;
    }

    /// The folder is not there before the first pairing.
    private Identity kept() {
        GuardedFile.prepareFolder(book.home().folder());
        return Identity.keptIn(book.home().identity(), ownName);
    }

    @Override
    public Optional<TestGround> tests() {
        return Optional.of(new TestGround() {
            @Override
            public Map<String, NodeCalls> nodes() {
                Map<String, NodeCalls> calls = new LinkedHashMap<>();
                ClientDoors.this.nodes().forEach(node -> calls.put(node.name(), calls(node)));
                return calls;
            }

            private NodeCalls calls(PairedNode node) {
                return ClientDoors.this.calls(node);
            }

            @Override
            public boolean isLab() {
                return false;
            }

            @Override
            public DrillGround open() {
                return LiveGround.open(book.nodes(), own());
            }

            @Override
            public Optional<ClientHome> home() {
                return Optional.of(book.home());
            }
        });
    }

    @Override
    public Watching watchBook(Runnable changed) {
        BookWatch watch = BookWatch.of(book.home().nodes());
        Thread thread = Thread.ofVirtual().name("baton-book").start(() -> watch.run(() -> {
            List<PairedNode> before = nodes();
            read();
            if (!nodes().equals(before)) {
                changed.run();
            }
        }));
        return thread::interrupt;
    }

    @Override
    public synchronized List<PairedNode> nodes() {
        return known.stream().map(ClientDoors::paired).toList();
    }

    @Override
    public synchronized String problem() {
        return problem;
    }

    private static PairedNode paired(KnownNode node) {
        return new PairedNode(node.name(), node.host(), node.port(), node.key(), node.role(), node.approved());
    }

    private synchronized KnownNode known(PairedNode node) {
        return known.stream().filter(k -> k.name().equals(node.name()) && k.key().equals(node.key())).findFirst()
                .orElseThrow(() -> new LinkTrouble(LinkTrouble.Kind.BOOK, "There is no node " + node.name()
                        + " in the address book any more."));
    }

    @Override
    public PairingOffer look(String text) {
        return Troubles.told(() -> {
            PairingCode code = PairingCode.parse(text);
            return new PairingOffer(code.host(), code.port(), code.node().hex(), pairing().words(code));
        });
    }

    private PairByCode pairing() {
        return new PairByCode(own(), ownName, Clock.systemUTC());
    }

    @Override
    public PairedNode pair(String text, String name) {
        return Troubles.told(() -> {
            PairingCode code = PairingCode.parse(text);
            if (!name.isEmpty()) {
                requireFree(name, code.node().hex());
            }
            KnownNode node = used(code, name);
            Optional<KnownNode> before = book.nodes().stream().filter(k -> k.key().equals(node.key())).findFirst();
            KnownNode called = name.isEmpty()
                    ? node.called(before.map(KnownNode::name).orElseGet(() -> free(node)))
                    : node;
            before.filter(old -> !old.name().equals(called.name())).ifPresent(old -> book.remove(old.name()));
            book.put(called);
            read();
            return paired(called);
        });
    }

    /// A node refuses a code in the words of any request; here they mean that the code is no good any more.
    private KnownNode used(PairingCode code, String name) {
        try {
            return pairing().pair(code, Optional.of(name).filter(n -> !n.isEmpty())).node();
        } catch (NodeFailure.Refused e) {
            boolean isDead = e.problem().is(Problem.Kind.NOT_PAIRED) || e.problem().is(Problem.Kind.FORBIDDEN)
                    || e.problem().is(Problem.Kind.NOT_FOUND) || e.problem().is(Problem.Kind.CONFLICT);
            throw new LinkTrouble(isDead ? LinkTrouble.Kind.EXPIRED : Troubles.kind(e.problem()), e.problem().detail());
        }
    }

    private void requireFree(String name, String key) {
        if (!KnownNode.isName(name)) {
            throw new LinkTrouble(LinkTrouble.Kind.BOOK, "'" + name + "' cannot be the name of a node; use letters,"
                    + " digits, '.', '_' and '-', at most 63. The code was not used.");
        }
        if (book.find(name).filter(other -> !other.key().equals(key)).isPresent()) {
            throw new LinkTrouble(LinkTrouble.Kind.BOOK, "There is another node '" + name + "' already; choose another"
                    + " name. The code was not used.");
        }
    }

    /// The node's own name, or one like it that no other node has.
    private String free(KnownNode node) {
        List<String> taken = book.nodes().stream().map(KnownNode::name).toList();
        String name = node.name();
        for (int i = 2; taken.contains(name) && i <= MAX_SUFFIX; i++) {
            name = node.name() + "-" + i;
        }
        return name;
    }

    @Override
    public void rename(PairedNode node, String name) {
        Troubles.told(() -> {
            book.rename(node.name(), name);
            read();
            return name;
        });
    }

    @Override
    public void remove(PairedNode node) {
        Troubles.told(() -> {
            boolean isDone = book.remove(node.name());
            read();
            return isDone;
        });
    }

    @Override
    public Following follow(PairedNode node, NodeListener listener) {
        ClientLink link = new ClientLink();
        Thread.ofVirtual().name("baton-link-" + node.name()).start(() -> {
            try {
                link.opened(Troubles.told(() -> NodeFollower.open(site, known(node), own(), Follower::epochNanos,
                        Clock.systemUTC(), new Random(), new Follower(listener, node.name()))));
            } catch (LinkTrouble e) {
                listener.link(new LinkState(LinkState.Phase.REFUSED, LinkState.Cause.NONE, e.sentence(),
                        LinkState.ClockView.UNKNOWN));
            }
        });
        return link;
    }

    @Override
    public NodeCalls calls(PairedNode node) {
        return new ClientCalls(node.name(), () -> {
            try {
                return NodeClient.of(known(node), own());
            } catch (LinkTrouble | HomeException | TrustException e) {
                throw new NodeFailure.Unreachable(node.name(), String.valueOf(e.getMessage()));
            }
        });
    }

    private <T> T call(PairedNode node, Function<NodeClient, T> question) {
        return Troubles.told(() -> {
            try (NodeClient client = NodeClient.of(known(node), own())) {
                return question.apply(client);
            }
        });
    }

    @Override
    public List<AuditEntry> audit(PairedNode node) {
        return call(node, NodeClient::audit);
    }

    @Override
    public List<ServiceState> services(PairedNode node) {
        return call(node, NodeClient::services);
    }

    @Override
    public void service(PairedNode node, String unit, String verb) {
        call(node, client -> client.service(unit, verb));
    }

    @Override
    public List<Pairing> pairings(PairedNode node) {
        return call(node, NodeClient::pairings);
    }

    @Override
    public void unpair(PairedNode node, String key) {
        call(node, client -> {
            client.unpair(key);
            return key;
        });
    }

    @Override
    public RouterState handOver(PairedNode node, String router, OptionalInt settleAt) {
        return steer(node, router, Route.HAND_OVER, Optional.empty(), settleAt);
    }

    @Override
    public RouterState resign(PairedNode node, String router) {
        return steer(node, router, Route.RESIGN, Optional.empty(), OptionalInt.empty());
    }

    @Override
    public RouterState maintenance(PairedNode node, String router, boolean on) {
        return steer(node, router, Route.MAINTENANCE, Optional.of(on), OptionalInt.empty());
    }

    @Override
    public RouterState priority(PairedNode node, String router, OptionalInt value) {
        return steer(node, router, Route.PRIORITY, Optional.empty(), value);
    }

    private RouterState steer(PairedNode node, String router, Route order, Optional<Boolean> on, OptionalInt priority) {
        return call(node, client -> client.steer(router, order, new SteerRequest(on, priority, Optional.empty())));
    }

    @Override
    public CommitStatus cancel(PairedNode node, String commit) {
        return call(node, client -> client.cancel(commit));
    }
}
