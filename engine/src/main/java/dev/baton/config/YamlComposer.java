package dev.baton.config;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Builds the nodes of the one document of a file from the parser's events. It is written against events and not
/// against the library's own tree so that depth, number of nodes and aliases are limited before anything is built.
final class YamlComposer {
    private static final int BUFFER_SLACK = 16;

    private final SourceText source;
    private final Iterator<Event> events;
    private final Map<Anchor, Optional<YamlNode>> anchors = new LinkedHashMap<>();
    private int depth;
    private int nodes;
    private int aliases;

    private YamlComposer(SourceText source) {
        this.source = source;
        this.events = new Parse(settings(source)).parseString(source.text()).iterator();
    }

    /// The parser's buffer takes the whole text: with a smaller one, version 3.0.1 fails on a pair of surrogates that
    /// lies across its end.
    private static LoadSettings settings(SourceText source) {
        return LoadSettings.builder().setLabel("config").setUseMarks(true)
                .setBufferSize(source.text().length() + BUFFER_SLACK).setCodePointLimit(ConfigLimits.MAX_BYTES + 1)
                .build();
    }

    /// A text that is no YAML, or YAML that a configuration does not need.
    static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Span span;
        private final String problem;
        private final String advice;

        Refusal(Span span, String message, String advice) {
            super(message, null, false, false);
            this.span = span;
            this.problem = message;
            this.advice = advice;
        }

        Span span() {
            return span;
        }

        String problem() {
            return problem;
        }

        String advice() {
            return advice;
        }
    }

    /// The document's root; empty when there is none.
    ///
    /// @throws Refusal when it cannot be read
    static Optional<YamlNode> compose(SourceText source) {
        YamlComposer composer = new YamlComposer(source);
        try {
            return composer.document();
        } catch (YamlEngineException e) {
            throw SyntaxProblem.of(source, e);
        }
    }

    private Optional<YamlNode> document() {
        Optional<YamlNode> root = Optional.empty();
        while (events.hasNext()) {
            Event event = events.next();
            switch (event.getEventId()) {
                case DocumentStart -> {
                    if (root.isPresent()) {
                        throw new Refusal(span(event), "the file holds a second document",
                                "A configuration is one document: remove this '---' and what follows, or make it a file of its own.");
                    }
                }
                case Scalar, SequenceStart, MappingStart, Alias -> root = Optional.of(node(event));
                case StreamStart, StreamEnd, DocumentEnd, Comment, SequenceEnd, MappingEnd -> {
                    // Nothing to build.
                }
            }
        }
        return root;
    }

    private YamlNode node(Event event) {
        if (++nodes > ConfigLimits.MAX_NODES) {
            throw new Refusal(span(event), "the file has more than " + ConfigLimits.MAX_NODES + " values",
                    "Split it: one file describes one node.");
        }
        return switch (event) {
            case ScalarEvent scalar -> {
                refuseTag(scalar.getTag(), event);
                yield anchored(scalar.getAnchor(), new YamlNode.Scalar(scalar.getValue(), scalar.isPlain(),
                        span(event)));
            }
            case AliasEvent alias -> alias(alias);
            case CollectionStartEvent start -> collection(start);
            default -> throw new IllegalStateException("not the start of a node: " + event);
        };
    }

    private YamlNode collection(CollectionStartEvent start) {
        refuseTag(start.getTag(), start);
        if (++depth > ConfigLimits.MAX_DEPTH) {
            throw new Refusal(span(start), "values are nested more than " + ConfigLimits.MAX_DEPTH + " deep",
                    "A configuration needs five levels; look for brackets or braces that are never closed.");
        }
        start.getAnchor().ifPresent(anchor -> anchors.put(anchor, Optional.empty()));
        YamlNode built = start.getEventId() == Event.ID.MappingStart ? mapping(start) : sequence(start);
        depth--;
        return anchored(start.getAnchor(), built);
    }

    private YamlNode mapping(CollectionStartEvent start) {
        List<YamlNode.Entry> entries = new ArrayList<>();
        Span whole = new Span(span(start).start(), span(start).start());
        Event event = events.next();
        while (event.getEventId() != Event.ID.MappingEnd) {
            YamlNode key = node(event);
            YamlNode value = node(events.next());
            entries.add(new YamlNode.Entry(key, value));
            whole = Span.between(Span.between(whole, key.span()), value.span());
            event = events.next();
        }
        return new YamlNode.Mapping(List.copyOf(entries), start.isFlow(),
                start.isFlow() ? Span.between(whole, span(event)) : whole);
    }

    private YamlNode sequence(CollectionStartEvent start) {
        List<YamlNode> items = new ArrayList<>();
        Span whole = new Span(span(start).start(), span(start).start());
        Event event = events.next();
        while (event.getEventId() != Event.ID.SequenceEnd) {
            YamlNode item = node(event);
            items.add(item);
            whole = Span.between(whole, item.span());
            event = events.next();
        }
        return new YamlNode.Sequence(List.copyOf(items), start.isFlow(),
                start.isFlow() ? Span.between(whole, span(event)) : whole);
    }

    private YamlNode alias(AliasEvent event) {
        if (++aliases > ConfigLimits.MAX_ALIASES) {
            throw new Refusal(span(event), "the file uses more than " + ConfigLimits.MAX_ALIASES + " aliases",
                    "Write the values out instead of repeating them with '*'.");
        }
        String name = "'*" + event.getAlias().getValue() + "'";
        if (!anchors.containsKey(event.getAlias())) {
            throw new Refusal(span(event), name + " stands for nothing",
                    "Mark the value it stands for with '&" + event.getAlias().getValue() + "' above, or put "
                            + name + " in quotes if it is meant as text.");
        }
        YamlNode target = anchors.getOrDefault(event.getAlias(), Optional.empty())
                .orElseThrow(() -> new Refusal(span(event), name + " stands for a value that it is itself a part of",
                        "Write the value out."));
        return new YamlNode.Alias(target, span(event));
    }

    private YamlNode anchored(Optional<Anchor> anchor, YamlNode node) {
        anchor.ifPresent(a -> anchors.put(a, Optional.of(node)));
        return node;
    }

    private void refuseTag(Optional<String> tag, Event event) {
        tag.ifPresent(t -> {
            throw new Refusal(span(event), "the tag '" + t + "' is not used here",
                    "Remove it; put a value that starts with '!' in quotes.");
        });
    }

    private Span span(Event event) {
        int start = event.getStartMark().map(Mark::getIndex).orElse(0);
        int end = event.getEndMark().map(Mark::getIndex).orElse(start);
        return new Span(source.offset(start), source.offset(end));
    }
}
