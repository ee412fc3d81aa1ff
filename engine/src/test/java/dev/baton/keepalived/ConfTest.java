package dev.baton.keepalived;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import dev.baton.config.Problem;

import static org.assertj.core.api.Assertions.assertThat;

/// The lexical rules of keepalived.conf, each as its parser has it.
class ConfTest {
    private static Conf read(String text) {
        return Conf.read("keepalived.conf", text, "n1", FileSource.NONE);
    }

    /// The tree in one line: `a b{c;d e}`.
    private static String shown(Conf conf) {
        return shown(conf.nodes());
    }

    private static String shown(List<Node> nodes) {
        List<String> parts = new ArrayList<>();
        for (Node node : nodes) {
            StringBuilder part = new StringBuilder(node.name());
            node.args().forEach(arg -> part.append(' ').append(arg.text()));
            parts.add(node.isBlock() ? part + "{" + shown(node.children()) + "}" : part.toString());
        }
        return String.join(";", parts);
    }

    private static String tree(String text) {
        Conf conf = read(text);
        assertThat(conf.problems()).isEmpty();
        return shown(conf);
    }

    private static List<String> problems(String text) {
        return read(text).problems().stream().map(Problem::toString).toList();
    }

    @Test
    void blocks_openOnTheLineOrTheNext_andMayBeOneLine() {
        assertThat(tree("a b {\n c 1\n d\n}\ne\n{\nf\n}\ng { h i } j\nk{l}"))
                .isEqualTo("a b{c 1;d};e{f};g{h i};j;k{l}");
    }

    @Test
    void lineBreaksMayBeCrLf_andTheLastLineNeedsNone() {
        assertThat(tree("a {\r\n b 1\r\n}\r\nc")).isEqualTo("a{b 1};c");
    }

    @Test
    void comments_endALine_unlessQuotedOrEscaped() {
        assertThat(tree("a 1 # no\n! no\nb \"x # y\" z\nc p\\#q\\!r # s\nd 'e!f'"))
                .isEqualTo("a 1;b x # y z;c p#q!r;d 'e");
    }

    @Test
    void quotes_groupOneWord_andTouchingTextIsAnother() {
        assertThat(tree("a \"b c\"d \"\" \"{\"")).isEqualTo("a b c d  {");
    }

    @Test
    void unclosedQuote_isToldWithItsPlace() {
        assertThat(problems("a {\n  b \"c\n}")).singleElement().asString()
                .startsWith("keepalived.conf:2:5: error: this quote is not closed");
    }

    @Test
    void braceTooMany_isToldWhereItStands_andReadingGoesOn() {
        Conf conf = read("a {\n b\n}\n}\nc {\n d\n}");
        assertThat(shown(conf)).isEqualTo("a{b};c{d}");
        assertThat(conf.problems()).singleElement().asString().startsWith("keepalived.conf:4:1: error: a } too many");
    }

    @Test
    void braceTooFew_isToldWhereItsBlockBegins() {
        Conf conf = read("a {\n b {\n c\n}\n");
        assertThat(shown(conf)).isEqualTo("a{b{c}}");
        assertThat(conf.problems()).singleElement().asString().startsWith("keepalived.conf:1:1: error: this block");
    }

    @Test
    void conditionalLines_countForTheirConfigurationIdOnly() {
        assertThat(tree("@n1 a\n@n2 b\n@^n1 c\n@^n2 d\n@n1 @^n3 e\n@n1")).isEqualTo("a;d;e");
    }

    @Test
    void definitions_areReplacedWhereTheyAreUsed() {
        assertThat(tree("$A=1\n$B=${A}.2\na $A $B ${B}x $A.\n$A=3\nb $B\nc $NONE ${NONE} ${_INSTANCE} ${_HASH}"))
                .isEqualTo("a 1 1.2 1.2x $A.;b 3.2;c $NONE ${NONE} n1 #");
    }

    @Test
    void multiLineDefinitions_becomeLines() {
        assertThat(tree("$A= \\\n b 1 \\\n c 2\na {\n $A\n}\nd")).isEqualTo("a{b 1;c 2};d");
        assertThat(tree("$A= \\\n b \\\n\nc\n$A")).isEqualTo("c;b");
    }

    @Test
    void definitionThatUsesItself_isToldAndEnds() {
        assertThat(problems("$A=$B x\n$B=$A y\nc $A")).singleElement().asString().startsWith("keepalived.conf:3:3:");
    }

    @Test
    void sequences_repeatTheLine() {
        assertThat(tree("~SEQ(i, 1, 3) a ${i}\n~SEQ(j, 2) b $j\n~SEQ(k, 10, -5, 0) c $k\n~SEQx(h, 9, 11) d $h"))
                .isEqualTo("a 1;a 2;a 3;b 1;b 2;c 10;c 5;c 0;d 9;d a;d b");
    }

    @Test
    void lists_repeatTheLine_alsoWithTuples_andNest() {
        assertThat(tree("~LST(x, p, q) a $x\n~LST({x,y}, {1,2}, {3,4}) b $x-${y}\n~LST(x, p, q) ~SEQ(i, 2) c ${x}${i}"))
                .isEqualTo("a p;a q;b $x-2;b $x-4;c p1;c p2;c q1;c q2");
    }

    @Test
    void repetitionThatCannotBeRead_isTold() {
        assertThat(problems("~SEQ(i, 1, 0, 5) a")).hasSize(1);
        assertThat(problems("~SEQ a")).hasSize(1);
        assertThat(problems("~LST({x,y}, {1}) a")).hasSize(1);
        assertThat(problems("~SEQ(i, 1, 999999999999) a")).hasSize(1);
    }

    @Test
    void includes_areReadInTheirPlace_andCirclesEnd() {
        Map<String, String> files = new TreeMap<>(Map.of("one.conf", "b\ninclude two.conf\nc", "two.conf",
                "d\ninclude one.conf"));
        FileSource source = new FileSource() {
            @Override
            public Found find(String pattern, String from) {
                return new Found(Optional.ofNullable(files.get(pattern)).map(text -> new Included(pattern, text))
                        .stream().toList(), Optional.empty());
            }
        };
        Conf conf = Conf.read("main.conf", "a\ninclude one.conf\ne\ninclude none\nincluder none", "n1", source);
        assertThat(shown(conf)).isEqualTo("a;b;d;c;e");
        assertThat(conf.problems()).extracting(Problem::toString).satisfiesExactly(
                p -> assertThat(p).startsWith("two.conf:2:9: error: one.conf includes itself"),
                p -> assertThat(p).startsWith("main.conf:4:9: warning: there is no file none"),
                p -> assertThat(p).startsWith("main.conf:5:10: error: there is no file none"));
    }

    @Test
    void lineThatKeepalivedDrops_isTold() {
        assertThat(problems("a " + "x".repeat(1_100))).singleElement().asString().contains("longer than 1023");
        assertThat(problems("a \0 b")).singleElement().asString().contains("NUL");
    }

    @Test
    void placesPointIntoTheFile_alsoBehindDefinitions() {
        Conf conf = read("$A=10.0.0.1\nx {\n  y ${A} z\n}");
        Node inner = conf.nodes().getFirst().children().getFirst();
        assertThat(inner.keyword().place()).hasToString("keepalived.conf:3:3");
        assertThat(inner.args().getFirst().place()).hasToString("keepalived.conf:3:5");
        assertThat(inner.args().getLast().place()).hasToString("keepalived.conf:3:10");
    }
}
