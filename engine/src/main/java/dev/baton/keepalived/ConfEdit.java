package dev.baton.keepalived;

import java.util.List;
import java.util.Optional;

import dev.baton.config.Secret;

/// One change to the text of a keepalived.conf.
public sealed interface ConfEdit {

    /// A kind of block at the top of a file that can be edited.
    enum Kind {
        GLOBAL_DEFS, VRRP_INSTANCE, VRRP_SCRIPT, VRRP_SYNC_GROUP
    }

    /// A block at the top of the file.
    ///
    /// @param kind what kind
    /// @param name what it is called; empty for `global_defs`, which has no name
    record Block(Kind kind, String name) {
        /// The block `global_defs`.
        public static Block globals() {
            return new Block(Kind.GLOBAL_DEFS, "");
        }

        /// A `vrrp_instance`, by its name in the file or in our model.
        public static Block instance(String name) {
            return new Block(Kind.VRRP_INSTANCE, name);
        }

        /// A `vrrp_script`.
        public static Block script(String name) {
            return new Block(Kind.VRRP_SCRIPT, name);
        }

        /// A `vrrp_sync_group`.
        public static Block group(String name) {
            return new Block(Kind.VRRP_SYNC_GROUP, name);
        }
    }

    /// A statement of one line.
    ///
    /// @param keyword its first word
    /// @param args    the others, without quotes; those that need some get them
    record Statement(String keyword, List<String> args) {
        public Statement {
            args = List.copyOf(args);
        }

        /// A keyword with one value.
        public static Statement of(String keyword, Object value) {
            return new Statement(keyword, List.of(value.toString()));
        }

        /// A keyword alone.
        public static Statement flag(String keyword) {
            return new Statement(keyword, List.of());
        }
    }

    /// Gives a keyword other words, where it stands last since that one counts; where it does not stand, it is added.
    record Set(Block block, Statement statement) implements ConfEdit {}

    /// Adds a statement behind those that are there, another with the same keyword or not.
    record Add(Block block, Statement statement) implements ConfEdit {}

    /// Removes every statement with a keyword, blocks included.
    record Remove(Block block, String keyword) implements ConfEdit {}

    /// A list inside a block: a block of its own with a line for each entry.
    enum Lines {
        /// What an instance holds: `10.0.0.1/24 dev eth1`.
        ADDRESSES,
        /// What moves along and is not advertised.
        EXCLUDED,
        /// Routes: `192.0.2.0/24 via 10.0.0.9`.
        ROUTES,
        /// Who is sent to.
        PEERS,
        /// Scripts, processes and files, each in the block of its kind.
        TRACKED,
        /// Interfaces.
        INTERFACES,
        /// The instances of a sync group.
        MEMBERS
    }

    /// Adds a line to a list; its block is made if it is not there.
    ///
    /// @param line the entry, with what stands behind it
    record AddLine(Block block, Lines lines, Statement line) implements ConfEdit {}

    /// Writes an entry of a list anew, where it stands.
    ///
    /// @param entry its first word as it is now
    record SetLine(Block block, Lines lines, String entry, Statement line) implements ConfEdit {}

    /// Takes an entry from a list; a block that holds nothing then goes with it, but for the addresses'.
    ///
    /// @param entry its first word
    record RemoveLine(Block block, Lines lines, String entry) implements ConfEdit {}

    /// Gives an instance a password (`auth_type PASS`), where the one that counts stands, or in a block of its own.
    ///
    /// @param password empty: the instance authenticates no more, and the block goes
    record Password(Block block, Optional<Secret> password) implements ConfEdit {}

    /// Adds a block at the end of the file.
    record AddBlock(Block block, List<Statement> statements) implements ConfEdit {
        public AddBlock {
            statements = List.copyOf(statements);
        }
    }

    /// Removes a block with all that is in it.
    record RemoveBlock(Block block) implements ConfEdit {}

    /// Gives a block another name, and changes what refers to it.
    record Rename(Block block, String to) implements ConfEdit {}
}
