package dev.baton.app.editor;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javafx.scene.input.KeyCode;
import javafx.util.Subscription;

import dev.baton.app.fx.FrameRecorder;
import dev.baton.app.fx.FrameStats;
import dev.baton.app.theme.Themes;
import dev.baton.draft.Form;
import dev.baton.language.Assistant;
import dev.baton.language.Diagnoses;
import dev.baton.language.Highlighter;
import dev.baton.language.Names;
import dev.baton.language.Syntax;

import static dev.baton.app.testing.FxExtension.onFx;

/// Measures typing in a text of 5,000 lines, headless and with software rendering: frames, and the parts of a keystroke.
/// Times of parts are processor time, so that a busy machine does not count. No test: run its `main`, with the options of the module's tests.
public final class TypingBench {
    private static final int LINES = 5_000;
    private static final int KEYS = 100;
    private static final int KEYS_A_SECOND = 12;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private TypingBench() {}

    static String yaml() {
        StringBuilder text = new StringBuilder("node: n1\nrouters:\n");
        int routers = (LINES - 2) / 8;
        for (int i = 0; i < routers; i++) {
            text.append("  - name: VI_").append(i).append("\n    interface: eth").append(i / 250).append("\n    vrid: ")
                    .append(1 + i % 250).append("\n    priority: 100\n    advertInterval: 1s\n    addresses: [10.")
                    .append(i / 250).append('.').append(i % 250).append(".1/24]\n    # of customer ").append(i)
                    .append("\n    preempt: true\n");
        }
        return text.toString();
    }

    static String conf() {
        StringBuilder text = new StringBuilder("global_defs {\n    router_id n1\n}\n");
        for (int i = 0; i < (LINES - 3) / 8; i++) {
            text.append("vrrp_instance VI_").append(i).append(" {\n    interface eth").append(i / 250)
                    .append("\n    virtual_router_id ").append(1 + i % 250).append("\n    priority 100\n")
                    .append("    virtual_ipaddress {\n        10.").append(i / 250).append('.').append(i % 250)
                    .append(".1/24\n    }\n}\n");
        }
        return text.toString();
    }

    public static void main(String[] args) throws Throwable {
        for (Syntax syntax : Syntax.values()) {
            String text = syntax == Syntax.YAML ? yaml() : conf();
            parts(syntax, text);
            frames(syntax, text);
        }
        System.exit(0);
    }

    private static String told(String what, long[] nanos) {
        Arrays.sort(nanos);
        return String.format(Locale.ROOT, "%-34s p50 %8.3f ms   p95 %8.3f ms   max %8.3f ms", what,
                nanos[nanos.length / 2] / 1e6, nanos[nanos.length * 95 / 100] / 1e6, nanos[nanos.length - 1] / 1e6);
    }

    private static long[] timed(int runs, Runnable work) {
        for (int i = 0; i < runs / 2; i++) {
            work.run();
        }
        long[] nanos = new long[runs];
        for (int i = 0; i < runs; i++) {
            long start = THREADS.getCurrentThreadCpuTime();
            work.run();
            nanos[i] = THREADS.getCurrentThreadCpuTime() - start;
        }
        return nanos;
    }

    private static void parts(Syntax syntax, String text) {
        String[] lines = text.split("\n", -1);
        Highlighter highlighter = new Highlighter(syntax, lines.length, i -> lines[i]);
        while (!highlighter.isClean()) {
            highlighter.work(lines.length);
        }
        int middle = lines.length / 2;
        System.out.println(syntax + ", " + lines.length + " lines, " + text.length() + " characters");
        System.out.println(told("tokens of an edit", timed(2_000, () -> {
            highlighter.changed(middle, 1, 1);
            highlighter.work(100);
        })));
        int caret = text.indexOf("priority", text.length() / 2) + 2;
        System.out.println(told("completion", timed(200, () -> Assistant.complete(syntax, text, caret, Names.NONE))));
        System.out.println(told("problems (parse and doctor)", timed(20,
                () -> Diagnoses.of(new Diagnoses.Source("n1", syntax, text), List.of()))));
    }

    private static void frames(Syntax syntax, String text) throws Throwable {
        try (EditorBench bench = new EditorBench(Locale.ENGLISH, Themes.Choice.LIGHT, 1200, 800, 1)) {
            bench.show("n1", syntax == Syntax.YAML ? Form.YAML : Form.KEEPALIVED, text);
            bench.checked();
            bench.behind(syntax == Syntax.YAML ? "VI_300\n" : "vrrp_instance VI_300 {\n");
            onFx(() -> bench.editor().sheet().requestFollowCaret());
            FrameRecorder frames = new FrameRecorder();
            List<Subscription> held = new ArrayList<>();
            type(bench, 40);
            List<Long> spent = new ArrayList<>();
            onFx(() -> held.add(bench.pulse().eachFrame(now -> {
                frames.frame(now);
                spent.add(THREADS.getCurrentThreadCpuTime());
            })));
            onFx(frames::reset);
            long[] keys = type(bench, KEYS);
            List<FrameStats> stats = new ArrayList<>();
            onFx(() -> stats.add(frames.snapshot()));
            onFx(() -> held.getFirst().unsubscribe());
            FrameStats now = stats.getFirst();
            System.out.printf(Locale.ROOT,
                    "typing %d keys a second: %.1f fps, frames p50 %.1f ms, p95 %.1f ms, max %.1f ms%n",
                    KEYS_A_SECOND, now.fps(), now.p50Nanos() / 1e6, now.p95Nanos() / 1e6, now.maxNanos() / 1e6);
            long[] work = new long[Math.max(1, spent.size() - 1)];
            for (int i = 0; i + 1 < spent.size(); i++) {
                work[i] = spent.get(i + 1) - spent.get(i);
            }
            System.out.println(told("JavaFX thread a frame, CPU", work));
            System.out.println(told("a key until it is answered", keys));
            long start = System.nanoTime();
            bench.checked();
            System.out.printf(Locale.ROOT, "problems shown %.0f ms after the last key%n",
                    (System.nanoTime() - start) / 1e6);
        }
    }

    private static long[] type(EditorBench bench, int count) throws Throwable {
        long[] nanos = new long[count];
        long next = System.nanoTime();
        for (int i = 0; i < count; i++) {
            int number = i;
            long start = System.nanoTime();
            if (i % 20 == 19) {
                bench.press(KeyCode.ESCAPE);
                bench.press(KeyCode.ENTER);
            } else {
                bench.type(String.valueOf("    priority: 100   ".charAt(number % 20)));
            }
            nanos[i] = System.nanoTime() - start;
            next += TimeUnit.SECONDS.toNanos(1) / KEYS_A_SECOND;
            long wait = next - System.nanoTime();
            if (wait > 0) {
                TimeUnit.NANOSECONDS.sleep(wait);
            }
        }
        return nanos;
    }
}
