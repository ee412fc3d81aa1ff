package dev.baton.app.i18n;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// Holds that nobody reads `{0} problems` on a screen: whoever asks for a text fills every place it has.
class FilledPlacesTest {
    private static final Path MAIN = Path.of("src", "main", "java");
    private static final Pattern KEY = Pattern.compile("(" + String.join("|", Texts.FEATURES) + ")\\.[a-z0-9._-]+");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)}");
    private static final Texts ENGLISH = Texts.of(Locale.ENGLISH);

    private static int places(String key) {
        return ENGLISH.find(key).stream().flatMap(text -> PLACE.matcher(text).results())
                .mapToInt(r -> Integer.parseInt(r.group(1)) + 1).max().orElse(0);
    }

    private static final class Asking extends TreeScanner<Void, Void> {
        private final SortedSet<String> wrong = new TreeSet<>();
        private int seen;

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
            boolean isGet = call.getMethodSelect() instanceof MemberSelectTree select
                    ? select.getIdentifier().contentEquals("get") || select.getIdentifier().contentEquals("text")
                    : call.getMethodSelect().toString().equals("text");
            if (isGet && !call.getArguments().isEmpty()) {
                List<? extends ExpressionTree> args = call.getArguments();
                boolean isArray = args.size() == 2 && args.get(1).toString().matches("args|.*toArray\\(.*\\)");
                keys(args.getFirst()).stream().filter(_ -> !isArray).forEach(key -> {
                    seen++;
                    if (args.size() - 1 < places(key)) {
                        wrong.add(key + " has " + places(key) + " places: " + call);
                    }
                });
            }
            return super.visitMethodInvocation(call, null);
        }

        private static List<String> keys(ExpressionTree asked) {
            return switch (asked) {
                case ParenthesizedTree inner -> keys(inner.getExpression());
                case LiteralTree literal when literal.getValue() instanceof String key && KEY.matcher(key).matches() ->
                    List.of(key);
                case ConditionalExpressionTree either -> Stream.concat(keys(either.getTrueExpression()).stream(),
                        keys(either.getFalseExpression()).stream()).toList();
                default -> List.of();
            };
        }
    }

    @Test
    void everyPlaceOfAText_isFilledByWhoAsksForIt() throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(MAIN)) {
            all.filter(p -> p.toString().endsWith(".java")).forEach(files::add);
        }
        var compiler = ToolProvider.getSystemJavaCompiler();
        Asking asking = new Asking();
        try (var manager = compiler.getStandardFileManager(null, Locale.ROOT, null)) {
            JavacTask task = (JavacTask) compiler.getTask(null, manager, null, List.of("-proc:none"), null,
                    manager.getJavaFileObjectsFromPaths(files));
            task.parse().forEach(unit -> asking.scan(unit, null));
        }
        assertThat(asking.seen).isGreaterThan(500);
        assertThat(asking.wrong).isEmpty();
    }

    /// Keys that are put together are seen by every test that shows them, because tests run with assertions on.
    @Test
    void placeWithoutAnArgument_isAMistake() {
        assertThatThrownBy(() -> ENGLISH.get("timeline.problems")).isInstanceOf(AssertionError.class)
                .hasMessageContaining("{0}");
    }
}
