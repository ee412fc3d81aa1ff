package dev.baton.commit;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import dev.baton.api.CommitStatus;
import dev.baton.api.CommitStatus.Phase;
import dev.baton.api.ConfigStamp;
import dev.baton.manage.AuditPort;

/// Brings the files of a node in order before it starts, at whatever point it was ended: afterwards `node.yaml` holds the
/// whole old or the whole new text, and the ledger says which. `docs/commits.md` has the table.
public final class Recovery {
    private static final String ACTION = "recovery";
    private static final String UNREADABLE = ".unreadable";
    private static final String WAS_STAGED = "The node was ended while this was being applied; it was undone.";
    private static final String WAS_NEVER_APPLIED = "The node was ended before this was applied; nothing has changed.";
    private static final String WAS_UNDONE = "The node was ended while this was being undone; the undo was finished.";
    private static final String WAS_OVERDUE = "Nobody confirmed it in time; it was undone when the node was started.";
    private static final String WAS_EDITED = "The configuration's file held neither the old nor the new text when the"
            + " node was started; the old one was put back.";

    private final CommitHome home;
    private final LedgerFile file;
    private final WholeFile config;
    private final List<String> notes = new ArrayList<>();
    private final List<CommitStatus> decided = new ArrayList<>();
    private Optional<byte[]> text = Optional.empty();
    private Optional<ConfigStamp> running = Optional.empty();
    private Optional<Closeable> lock = Optional.empty();
    private boolean isOwed;
    private boolean isLost;
    private Ledger ledger;

    private Recovery(CommitHome home) {
        this.home = home;
        file = home.ledgerFile();
        config = home.configFile();
        prepare();
        Optional<Ledger> found = load();
        text = readConfig();
        ledger = found.orElseGet(this::first);
        if (found.isEmpty()) {
            keep();
        }
        ledger.pending().ifPresentOrElse(this::settle, this::adopt);
    }

    /// Brings the files in order. If the disk refuses to be written it says so in the notes, and the node can start: it
    /// runs what it has to, and takes no commit.
    ///
    /// @throws CommitException if another process looks after the same files
    public static Recovery of(CommitHome home) {
        return new Recovery(home);
    }

    /// The text that the node has to run; empty: there is no such file. It is what the file holds, unless that could not
    /// be written.
    public Optional<byte[]> text() {
        return text.map(byte[]::clone);
    }

    /// What the configuration is known as.
    public ConfigStamp stamp() {
        return running.orElseGet(ledger::current);
    }

    /// What a person should know, whole sentences.
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /// Whether what runs waits to be confirmed.
    public boolean isPending() {
        return ledger.pending().isPresent() && !isOwed;
    }

    /// Goes back to the text before a pending commit, because a node cannot start with it; afterwards [#text] is that one.
    ///
    /// @param why a sentence
    /// @return whether there was anything to go back to
    public boolean fallBack(String why) {
        if (!isPending()) {
            return false;
        }
        ledger.pending().ifPresent(pending -> goBack(pending,
                List.of("The node could not start with it; it was undone.", why)));
        return true;
    }

    private void prepare() {
        try {
            home.disk().makeFolder(home.folder());
            lock = home.disk().lock(home.lockFile());
            if (lock.isEmpty()) {
                throw new CommitException("Another process looks after the commits in " + home.folder()
                        + ". End it first, or give this node another state folder.");
            }
            file.tidy();
            config.tidy();
        } catch (IOException e) {
            notes.add("No commit can be taken: " + home.folder() + " cannot be written (" + Words.of(e)
                    + "). Give the node's user the right to write there, and room.");
        }
    }

    private Optional<Ledger> load() {
        try {
            return file.load();
        } catch (IOException e) {
            isLost = true;
            notes.add(file.path() + " cannot be read (" + Words.of(e)
                    + "): whether a commit was pending is not known. What "
                    + home.config() + " holds runs; look whether it is what you want.");
            audit(file.path().toString(), "cannot be read; begun anew");
            setAside();
            return Optional.empty();
        }
    }

    private void setAside() {
        try {
            home.disk().rename(file.path(), file.path().resolveSibling(LedgerFile.NAME + UNREADABLE));
        } catch (IOException e) {
            notes.add(file.path() + " cannot be set aside (" + Words.of(e) + ").");
        }
    }

    private Optional<byte[]> readConfig() {
        try {
            return config.read();
        } catch (IOException e) {
            notes.add(home.config() + " cannot be read (" + Words.of(e) + ").");
            return Optional.empty();
        }
    }

    /// After a ledger was lost the date stands in for its generation: it was surely lower.
    private Ledger first() {
        long generation = isLost ? Math.max(1, home.time().wall().getEpochSecond()) : 1;
        return Ledger.first(new ConfigStamp(generation, text.map(Sha256::of).orElse("")));
    }

    /// Nothing is pending: what the file holds is in force, also if somebody has edited it meanwhile.
    private void adopt() {
        String sha256 = text.map(Sha256::of).orElse(ledger.current().sha256());
        if (!sha256.equals(ledger.current().sha256())) {
            ledger = ledger.running(ledger.next(sha256));
            keep();
            audit(home.config().toString(), "changed on the node; taken on as generation "
                    + ledger.current().generation());
        }
    }

    private void settle(Pending pending) {
        CommitStatus told = pending.told();
        String sha256 = text.map(Sha256::of).orElse("");
        boolean isNew = sha256.equals(told.after().sha256());
        boolean isOld = sha256.equals(told.before().sha256());
        boolean isApplied = told.phase() == Phase.VERIFYING;
        if (isNew && isApplied && pending.deadline().remainingNanos(home.time()) > 0) {
            resume(pending);
        } else if (isOld) {
            goBack(pending, List.of(isApplied ? WAS_UNDONE : WAS_NEVER_APPLIED));
        } else if (isNew) {
            goBack(pending, List.of(isApplied ? WAS_OVERDUE : WAS_STAGED));
        } else {
            goBack(pending, List.of(WAS_EDITED));
        }
    }

    /// It waits on. The clock of another run of the machine is not that of this one.
    private void resume(Pending pending) {
        boolean isOtherBoot = !pending.deadline().boot().equals(home.time().boot());
        Pending anchored = isOtherBoot ? pending.until(pending.deadline().anchored(home.time())) : pending;
        ledger = ledger.running(anchored.told().after()).with(anchored);
        if (isOtherBoot) {
            keep();
        }
        String left = Words.seconds(pending.deadline().remainingNanos(home.time()));
        notes.add("Commit " + pending.told().id() + " waits to be confirmed; it undoes itself in " + left + ".");
        audit(pending.told().id(), "waits on to be confirmed, " + left + " left");
    }

    private void goBack(Pending pending, List<String> remarks) {
        CommitStatus told = pending.told();
        Optional<byte[]> found = text;
        text = Optional.of(pending.oldBytes());
        boolean isThere = found.isPresent() && Arrays.equals(found.get(), pending.oldBytes());
        boolean wasApplied = told.phase() == Phase.VERIFYING || !isThere;
        ConfigStamp back = wasApplied ? ledger.next(told.before().sha256()) : told.before();
        running = Optional.of(back);
        try {
            if (isThere) {
                config.settle();
            } else {
                restore(pending, found);
            }
        } catch (IOException e) {
            isOwed = true;
            ledger = ledger.with(pending.in(told.phase(), remarks));
            notes.add("Commit " + told.id() + " is undone, but " + home.config() + " cannot be written (" + Words.of(e)
                    + "); the node runs the old configuration and tries again.");
            audit(told.id(), "undone; the file cannot be written yet: " + Words.of(e));
            return;
        }
        CommitStatus status = pending.decided(Phase.REVERTED, remarks, home.time());
        ledger = ledger.running(back).decided(status, pending.digest());
        decided.add(status);
        keep();
        notes.add("Commit " + told.id() + ": " + String.join(" ", remarks));
        audit(told.id(), "reverted: " + String.join(" ", remarks));
    }

    private void restore(Pending pending, Optional<byte[]> found) throws IOException {
        String sha256 = found.map(Sha256::of).orElse("");
        if (found.isPresent() && !sha256.equals(pending.told().after().sha256())) {
            home.editedFile().replace(found.get());
            notes.add("What " + home.config() + " held is kept as " + home.editedFile().path() + ".");
        }
        config.replace(pending.oldBytes());
    }

    private void keep() {
        try {
            file.store(ledger);
        } catch (IOException e) {
            notes.add(file.path() + " cannot be written (" + Words.of(e) + "); no commit can be taken.");
        }
    }

    private void audit(String subject, String result) {
        home.audit().record(AuditPort.NODE, "", ACTION, subject, result);
    }

    CommitHome home() {
        return home;
    }

    Ledger ledger() {
        return ledger;
    }

    /// Whether the pending commit has still to be undone on disk.
    boolean isOwed() {
        return isOwed;
    }

    /// What was decided here.
    List<CommitStatus> decided() {
        return List.copyOf(decided);
    }

    /// Lets another process look after the files.
    public void release() {
        try {
            if (lock.isPresent()) {
                lock.get().close();
            }
        } catch (IOException _) {
            // The lock goes with the process.
        }
        lock = Optional.empty();
    }
}
