package dev.baton.app.i18n;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;

/// The sentences, and the parts of sentences, that the engine's sources put together: every concatenation of texts
/// with a place where something is filled in, as `{0} took over {1}`. What goes to a log or tells of a mistake in the
/// program is not among them, nor a text without two words.
final class EngineSentences {
    private static final int MAX_FORMS = 16;
    private static final char PLACE = '\u0001';
    private static final Pattern WORDS = Pattern
            .compile("[A-Za-z][a-z']+[,;:]?\\)? (?:\\(?[a-zA-Z]|\u0001)|\u0001 [a-z]{2,}");
    private static final Pattern EDGE = Pattern.compile("^[\\s,;:.()-]+|[\\s,;:.(!?)-]+$");
    private static final Set<String> PROGRAM_MISTAKES = Set.of("IllegalStateException", "IllegalArgumentException",
            "AssertionError", "UncheckedIOException", "NoSuchElementException", "UnsupportedOperationException",
            "IndexOutOfBoundsException", "DateTimeException", "Thread");
    private static final Set<String> NOT_SAID = Set.of("equals", "startsWith", "endsWith", "contains", "compile",
            "matches", "replaceAll", "getLogger", "getProperty", "requireNonNull", "setName", "ofPattern", "indexOf",
            "split");
    private static final Set<String> LOGGED = Set.of("trace", "debug", "info", "warn", "error", "log");
    private static final Pattern LOGGER = Pattern.compile("(?i)log(?:ger)?");

    private final SortedMap<String, Set<String>> found = new TreeMap<>();

    private EngineSentences() {}

    /// The sentences of the sources below `root` in the folders named, each with the files that say it.
    static SortedMap<String, Set<String>> of(Path root, List<String> folders) {
        EngineSentences sentences = new EngineSentences();
        List<Path> files = new ArrayList<>();
        for (String folder : folders) {
            try (Stream<Path> all = Files.walk(root.resolve(folder), 1)) {
                all.filter(p -> p.toString().endsWith(".java")).sorted().forEach(files::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        sentences.read(files);
        return sentences.found;
    }

    private void read(List<Path> files) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
            JavacTask task = (JavacTask) compiler.getTask(null, manager, null, List.of("-proc:none"), null,
                    manager.getJavaFileObjectsFromPaths(files));
            for (var unit : task.parse()) {
                String file = Path.of(unit.getSourceFile().toUri()).getFileName().toString();
                new Reader(file).scan(unit, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// As the book has it: without the spaces and stops at its edges, its places numbered. Words that follow something
    /// or that something follows get a place there.
    private static String asPhrase(String form) {
        String whole = form;
        if (whole.matches("(?s) [a-z].*")) {
            whole = PLACE + whole;
        }
        if (whole.matches("(?s).*[a-z,:] $")) {
            whole = whole + PLACE;
        }
        whole = EDGE.matcher(whole).replaceAll("").replaceAll(PLACE + "{2,}", String.valueOf(PLACE));
        StringBuilder phrase = new StringBuilder();
        int place = 0;
        for (int i = 0; i < whole.length(); i++) {
            char c = whole.charAt(i);
            if (c == PLACE) {
                phrase.append('{').append(place++).append('}');
            } else {
                phrase.append(c);
            }
        }
        return phrase.toString();
    }

    private final class Reader extends TreeScanner<Void, Void> {
        private final String file;

        Reader(String file) {
            this.file = file;
        }

        @Override
        public Void visitAnnotation(AnnotationTree node, Void unused) {
            return null;
        }

        @Override
        public Void visitCase(CaseTree node, Void unused) {
            scan(node.getStatements(), null);
            scan(node.getBody(), null);
            return null;
        }

        @Override
        public Void visitThrow(ThrowTree node, Void unused) {
            boolean isMistake = node.getExpression() instanceof NewClassTree made
                    && PROGRAM_MISTAKES.contains(made.getIdentifier().toString());
            return isMistake ? null : super.visitThrow(node, null);
        }

        @Override
        public Void visitNewClass(NewClassTree node, Void unused) {
            return PROGRAM_MISTAKES.contains(node.getIdentifier().toString()) ? null : super.visitNewClass(node, null);
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree node, Void unused) {
            String name = switch (node.getMethodSelect()) {
                case MemberSelectTree select -> select.getIdentifier().toString();
                case IdentifierTree identifier -> identifier.getName().toString();
                default -> "";
            };
            boolean isLogged = LOGGED.contains(name) && node.getMethodSelect() instanceof MemberSelectTree select
                    && LOGGER.matcher(select.getExpression().toString()).matches();
            if (isLogged || NOT_SAID.contains(name)) {
                return null;
            }
            if (name.equals("formatted") || name.equals("format")) {
                add(node);
                scan(node.getArguments(), null);
                return null;
            }
            return super.visitMethodInvocation(node, null);
        }

        @Override
        public Void visitLiteral(LiteralTree node, Void unused) {
            add(node);
            return null;
        }

        @Override
        public Void visitBinary(BinaryTree node, Void unused) {
            if (node.getKind() != Tree.Kind.PLUS) {
                return super.visitBinary(node, null);
            }
            add(node);
            inside(node);
            return null;
        }

        /// What stands in the places of a concatenation may say something itself.
        private void inside(ExpressionTree node) {
            switch (bare(node)) {
                case BinaryTree sum when sum.getKind() == Tree.Kind.PLUS -> {
                    inside(sum.getLeftOperand());
                    inside(sum.getRightOperand());
                }
                case ConditionalExpressionTree either -> {
                    scan(either.getCondition(), null);
                    if (forms(either).size() > 1 && isTold(either)) {
                        inside(either.getTrueExpression());
                        inside(either.getFalseExpression());
                    } else {
                        scan(either.getTrueExpression(), null);
                        scan(either.getFalseExpression(), null);
                    }
                }
                case LiteralTree _ -> {
                }
                default -> scan(bare(node), null);
            }
        }

        private void add(ExpressionTree node) {
            for (String form : forms(node)) {
                String phrase = asPhrase(form);
                if (WORDS.matcher(phrase.replaceAll("\\{\\d+}", String.valueOf(PLACE))).find()) {
                    found.computeIfAbsent(phrase, _ -> new TreeSet<>()).add(file);
                }
            }
        }
    }

    private static ExpressionTree bare(ExpressionTree node) {
        return node instanceof ParenthesizedTree inner ? bare(inner.getExpression()) : node;
    }

    /// Whether both ways of a condition are texts of the source, so that both are read within the sentence.
    private static boolean isTold(ExpressionTree node) {
        return switch (bare(node)) {
            case LiteralTree literal -> literal.getValue() instanceof String;
            case BinaryTree sum -> sum.getKind() == Tree.Kind.PLUS && (isTold(sum.getLeftOperand())
                    || isTold(sum.getRightOperand()));
            case ConditionalExpressionTree either ->
                isTold(either.getTrueExpression()) && isTold(either.getFalseExpression());
            default -> false;
        };
    }

    /// The forms a text can have, what is not known of it as a place.
    private static List<String> forms(ExpressionTree node) {
        return switch (bare(node)) {
            case LiteralTree literal -> List.of(literal.getValue() instanceof String text
                    ? text
                    : literal.getValue() instanceof Character c ? String.valueOf(c) : String.valueOf(PLACE));
            case BinaryTree sum when sum.getKind() == Tree.Kind.PLUS -> {
                Set<String> both = new LinkedHashSet<>();
                for (String left : forms(sum.getLeftOperand())) {
                    for (String right : forms(sum.getRightOperand())) {
                        both.add(left + right);
                    }
                }
                yield both.size() > MAX_FORMS ? both.stream().limit(MAX_FORMS).toList() : List.copyOf(both);
            }
            case ConditionalExpressionTree either when isTold(either) ->
                Stream.concat(forms(either.getTrueExpression()).stream(), forms(either.getFalseExpression()).stream())
                        .distinct().toList();
            case MethodInvocationTree call -> formatted(call);
            default -> List.of(String.valueOf(PLACE));
        };
    }

    private static List<String> formatted(MethodInvocationTree call) {
        Optional<ExpressionTree> format = switch (call.getMethodSelect()) {
            case MemberSelectTree select when select.getIdentifier().contentEquals("formatted") ->
                Optional.of(select.getExpression());
            case MemberSelectTree select when select.getIdentifier().contentEquals("format") ->
                call.getArguments().stream().filter(EngineSentences::isTold).findFirst().map(a -> a);
            default -> Optional.empty();
        };
        return format.filter(EngineSentences::isTold)
                .map(text -> forms(text).stream().map(f -> f.replaceAll("%[-\\d.,]*[a-zA-Z]", String.valueOf(PLACE))
                        .replace("%%", "%").replace("%n", "\n")).toList())
                .orElse(List.of(String.valueOf(PLACE)));
    }

    /// For a person who fills the book: every sentence, and who says it.
    public static void main(String[] args) {
        of(Path.of(args[0]), Arrays.asList(args).subList(1, args.length))
                .forEach((phrase, files) -> System.out
                        .println(String.join(",", files) + "\t" + phrase.replace("\n", "\\n")));
    }
}
