package dev.baton.failover.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.baton.adapter.pcap.CaptureFile;
import dev.baton.adapter.pcap.CapturedFrame;
import dev.baton.api.FaultKind;
import dev.baton.api.ProbeKind;
import dev.baton.drill.DrillResult;
import dev.baton.drill.Mark;
import dev.baton.drill.Preflight;
import dev.baton.drill.Series;
import dev.baton.drill.Verdict;
import dev.baton.traffic.LinkType;
import dev.baton.traffic.Packet;

import static org.assertj.core.api.Assertions.assertThat;

class ReportsTest {
    private static final Set<String> TAGS = Set.of("html", "head", "meta", "title", "style", "body", "main", "header",
            "section", "footer", "p", "h1", "h2", "h3", "dl", "div", "dt", "dd", "table", "caption", "thead", "tbody",
            "tr",
            "th", "td", "details", "summary", "svg", "rect", "path", "line", "figure", "figcaption", "span", "ol", "ul",
            "li", "code", "a");
    private static final List<String> NASTY = List.of("<script>alert(1)</script>", "\"'><img src=x onerror=alert(1)>",
            "]]>", "-->", "&amp;", "\u0000\u0007\uFFFE", "\u202Eevil", "=1+1", "a,b\"c\nd", "\uD800", "</style>", "\t",
            Seal.blank(), "{{x}}", "${x}", "名前", "x".repeat(5_000));

    private static Report report(DrillResult... results) {
        return new Report(new Series(List.of(results)), "baton 1.0.0", "somebody@desk", 1_772_330_500_000L);
    }

    private static Document parsed(String markup) throws Exception {
        String xml = markup.replace("<!DOCTYPE html>\n", "");
        return DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static DrillResult nasty(Random random) {
        String holder = NASTY.get(random.nextInt(NASTY.size())) + NASTY.get(random.nextInt(NASTY.size()));
        String heir = NASTY.get(random.nextInt(NASTY.size()));
        String said = NASTY.get(random.nextInt(NASTY.size())) + NASTY.get(random.nextInt(NASTY.size()));
        return Results.of("x-" + random.nextInt(100), holder, heir, said, 4, 30, i -> i % 7 == 3);
    }

    @Test
    void namesAndReasonsOfOthers_areTextInHtmlAndXmlAndNothingElse() throws Exception {
        Random random = new Random(7);
        for (int i = 0; i < 60; i++) {
            Report report = report(nasty(random), nasty(random));
            Document html = parsed(HtmlReport.write(report, ReportLanguage.ENGLISH));
            NodeList all = html.getElementsByTagName("*");
            for (int n = 0; n < all.getLength(); n++) {
                Element element = (Element) all.item(n);
                assertThat(TAGS).contains(element.getTagName());
                NamedNodeMap attributes = element.getAttributes();
                for (int a = 0; a < attributes.getLength(); a++) {
                    assertThat(attributes.item(a).getNodeName()).doesNotStartWith("on").isNotIn("src", "style");
                }
            }
            Document junit = parsed(JUnitReport.write(report));
            assertThat(junit.getElementsByTagName("testcase").getLength()).isEqualTo(2);
        }
    }

    @Test
    void jsonOfAnything_isJsonWithTheSameNames() {
        Random random = new Random(8);
        for (int i = 0; i < 60; i++) {
            DrillResult result = nasty(random);
            JsonNode root = JsonMapper.builder().build().readTree(JsonReport.write(report(result)));
            JsonNode test = root.get("tests").get(0);
            assertThat(test.get("id").asString()).isEqualTo(result.id());
            assertThat(test.get("measured").get("gapMs").asDouble()).isEqualTo(361.0);
            assertThat(test.get("vantages").size()).isEqualTo(4);
        }
    }

    @Test
    void everyReport_tellsTheWayBackAsANumberOfItsOwn(@TempDir Path folder) throws Exception {
        Report late = report(Results.late());

        JsonNode test = JsonMapper.builder().build().readTree(JsonReport.write(late)).get("tests").get(0);
        assertThat(test.get("expected").get("backMs").asDouble()).isEqualTo(3_000);
        assertThat(test.get("measured").get("backMs").asDouble()).isEqualTo(4_250);
        assertThat(test.get("backLimitMs").asDouble()).isEqualTo(3_300);
        for (ReportLanguage language : ReportLanguage.values()) {
            ReportWords words = ReportWords.of(language);
            assertThat(HtmlReport.write(late, language)).contains(
                    "<dt>" + words.word("wayBack") + "</dt>\n<dd>4.25 s</dd>",
                    "<dt>" + words.word("wayBackExpected") + "</dt>\n<dd>3 s</dd>",
                    "<dt>" + words.word("wayBackLimit") + "</dt>\n<dd>3.3 s</dd>");
        }
        NodeList properties = parsed(JUnitReport.write(late)).getElementsByTagName("property");
        Map<String, String> told = new TreeMap<>();
        for (int i = 0; i < properties.getLength(); i++) {
            Element property = (Element) properties.item(i);
            told.put(property.getAttribute("name"), property.getAttribute("value"));
        }
        assertThat(told).containsEntry("wayBackMs", "4250.0").containsEntry("expectedWayBackMs", "3000.0")
                .containsEntry("wayBackLimitMs", "3300.0").containsEntry("outageMs", "0.0");
        Path csv = ReportFolder.write(folder, late, Map.of(), ReportLanguage.ENGLISH).stream()
                .filter(f -> f.toString().endsWith(".csv")).findFirst().orElseThrow();
        assertThat(Files.readAllLines(csv)).anyMatch(line -> line.startsWith("# 20260301-020000-1 TOO_LONG ")
                && line.contains(" back_ms=4250.000 ") && line.contains(" expected_back_ms=3000.000 "));
        assertThat(Seal.look(csv)).isEqualTo(Seal.State.INTACT);
    }

    @Test
    void everyByteThatIsChangedIsTold(@TempDir Path folder) throws IOException {
        List<Path> written = ReportFolder.write(folder, report(Results.of("a", "n1", "n2", "moved.", 1, 40,
                i -> i == 20)), Map.of(), ReportLanguage.ENGLISH);
        ReportFolder.text(folder.resolve("a.xml"), JUnitReport.write(report(Results.passed())));
        List<Path> all = new ArrayList<>(written);
        all.add(folder.resolve("a.xml"));
        for (Path file : all) {
            assertThat(Seal.look(file)).as("%s", file).isEqualTo(Seal.State.INTACT);
            byte[] bytes = Files.readAllBytes(file);
            Path copy = folder.resolve("copy");
            for (int i = 0; i < bytes.length; i += Math.max(1, bytes.length / 400)) {
                byte[] changed = bytes.clone();
                changed[i] ^= 1;
                Files.write(copy, changed);
                assertThat(Seal.look(copy)).as("%s, byte %d", file, i).isNotEqualTo(Seal.State.INTACT);
            }
            Files.write(copy, (new String(bytes, StandardCharsets.UTF_8) + " ").getBytes(StandardCharsets.UTF_8));
            assertThat(Seal.look(copy)).isEqualTo(Seal.State.CHANGED);
            Files.write(copy, java.util.Arrays.copyOf(bytes, bytes.length - 100));
            assertThat(Seal.look(copy)).isNotEqualTo(Seal.State.INTACT);
        }
    }

    @Test
    void filesBesideTheReport_areLookedAtToo(@TempDir Path folder) throws IOException {
        List<Path> written = ReportFolder.write(folder, report(Results.passed()), Map.of(), ReportLanguage.ENGLISH);
        for (Path report : written.subList(0, 2)) {
            assertThat(ReportFolder.look(report)).hasSize(2)
                    .allMatch(looked -> looked.state() == Seal.State.INTACT);
        }
        Path csv = written.stream().filter(f -> f.toString().endsWith(".csv")).findFirst().orElseThrow();
        Files.writeString(csv, Files.readString(csv).replace("n2", "n3"));
        assertThat(ReportFolder.look(written.getFirst())).anyMatch(looked -> looked.state() == Seal.State.CHANGED);
    }

    @Test
    void seriesOfTwentyWithManyPlaces_isUnderTwoMegabytesAndHidesNoLoss() throws Exception {
        Random random = new Random(3);
        Set<Integer> lost = new TreeSet<>();
        while (lost.size() < 300) {
            lost.add(random.nextInt(15_000));
        }
        DrillResult one = Results.of("a", "n1", "n2", "moved.", 10, 15_000, lost::contains);
        DrillResult[] many = new DrillResult[20];
        java.util.Arrays.fill(many, one);

        String html = HtmlReport.write(report(many), ReportLanguage.ENGLISH);

        assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(2_000_000);
        assertThat(drawnLosses(parsed(html))).isGreaterThanOrEqualTo(20 * 10);
    }

    /// How many strips draw a loss.
    private static int drawnLosses(Document html) {
        int drawn = 0;
        NodeList paths = html.getElementsByTagName("path");
        for (int i = 0; i < paths.getLength(); i++) {
            drawn += ((Element) paths.item(i)).getAttribute("class").equals("lost") ? 1 : 0;
        }
        return drawn;
    }

    @Test
    void everyColumnWithALostProbe_showsIt() {
        for (int columns : List.of(7, 50, 333, 900)) {
            for (int seed = 0; seed < 30; seed++) {
                Random random = new Random(seed);
                Set<Integer> lost = new TreeSet<>();
                for (int i = 0; i < 12; i++) {
                    lost.add(random.nextInt(2_000));
                }
                DrillResult result = Results.of("a", "n1", "n2", "", 1, 2_000, lost::contains);
                Html html = new Html();
                new StripDrawing(html, result.startNanos(), result.endNanos(), columns, Map.of()).draw(
                        result.strips().getFirst(), List.of(), "");
                Set<Integer> red = red(html.toString());
                for (int i : lost) {
                    assertThat(red).as("%d of %d columns, seed %d", i, columns, seed)
                            .contains((int) ((double) i * columns / 2_000));
                }
            }
        }
    }

    private static Set<Integer> red(String svg) {
        Set<Integer> columns = new TreeSet<>();
        Matcher path = Pattern.compile("class=\"lost\" d=\"([^\"]+)\"").matcher(svg);
        assertThat(path.find()).isTrue();
        Matcher part = Pattern.compile("M(\\d+) 18h(\\d+)v").matcher(path.group(1));
        while (part.find()) {
            for (int i = 0; i < Integer.parseInt(part.group(2)); i++) {
                columns.add(Integer.parseInt(part.group(1)) + i);
            }
        }
        return columns;
    }

    @Test
    void csvHoldsEveryProbe_andNoFormula(@TempDir Path folder) throws IOException {
        DrillResult result = Results.of("a", "=cmd|'x'!A1", "n2", "", 3, 100, i -> i == 50);
        ReportFolder.write(folder, report(result), Map.of(), ReportLanguage.ENGLISH);
        List<String> lines = Files.readAllLines(folder.resolve("drill-a.csv"));

        assertThat(lines).as("names, probes, what came of the test, hash").hasSize(1 + 300 + 1 + 1);
        assertThat(lines).noneMatch(line -> line.contains(",=") || line.startsWith("="));
        assertThat(lines.stream().filter(line -> line.contains(",50,"))).hasSize(3).allMatch(l -> l.endsWith(",,"));
    }

    @Test
    void captureHasTheInstantsAsComments(@TempDir Path folder) {
        DrillResult result = Results.passed();
        List<Packet> packets = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            packets.add(Packet.of(i + 1, result.startNanos() + i * 50_000_000L, "n" + i % 2, LinkType.ETHERNET, 60,
                    new byte[60], Optional.empty()));
        }
        Path html = ReportFolder.write(folder, report(result), Map.of(result.id(), packets), ReportLanguage.ENGLISH)
                .getFirst();
        List<CapturedFrame> read = new ArrayList<>();
        CaptureFile.read(folder.resolve("drill-" + result.id() + ".pcapng"), read::add);
        assertThat(read).hasSize(200);
        assertThat(read.stream().flatMap(p -> p.comment().stream())).anyMatch(c -> c.contains("MASTER (n2)"))
                .anyMatch(c -> c.contains("TRIGGER (n1)"));
        assertThat(ReportFolder.look(html)).hasSize(3).allMatch(l -> l.state() == Seal.State.INTACT);
    }

    @ParameterizedTest
    @EnumSource(ReportLanguage.class)
    void everyLanguageHasWordsForEverything(ReportLanguage language) {
        for (Mark mark : Mark.values()) {
            assertThat(language.word("mark", mark)).isNotBlank();
        }
        for (Verdict verdict : Verdict.values()) {
            assertThat(language.word("verdict", verdict)).isNotBlank();
        }
        for (Preflight.Point point : Preflight.Point.values()) {
            assertThat(language.word("point", point)).isNotBlank();
        }
        for (FaultKind fault : FaultKind.values()) {
            assertThat(language.word("fault", fault)).isNotBlank();
        }
        for (ProbeKind kind : ProbeKind.values()) {
            assertThat(language.word("kind", kind)).isNotBlank();
        }
        assertThat(ReportWords.of(language).names()).isEqualTo(ReportWords.of(ReportLanguage.ENGLISH).names());
        assertThat(HtmlReport.write(report(Results.passed(), Results.passed()), language))
                .contains("lang=\"" + language.tag() + "\"");
    }

    @ParameterizedTest
    @EnumSource(ReportLanguage.class)
    void noWordIsGivenTwice(ReportLanguage language) throws IOException {
        String file = "report_" + language.tag().replace('-', '_') + ".properties";
        try (InputStream in = Optional.ofNullable(HtmlReport.class.getResourceAsStream(file)).orElseThrow()) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .map(line -> line.substring(0, Math.max(0, line.indexOf('='))))).doesNotHaveDuplicates();
        }
    }

    @Test
    void seriesOpensShort_andOneTestOpensWhole() throws Exception {
        Document series = parsed(HtmlReport.write(report(Results.passed(), Results.passed()), ReportLanguage.ENGLISH));
        Document one = parsed(HtmlReport.write(report(Results.passed()), ReportLanguage.ENGLISH));

        assertThat(folded(series)).isEqualTo(2);
        assertThat(folded(one)).isZero();
    }

    /// How many whole tests are folded away.
    private static long folded(Document html) {
        NodeList details = html.getElementsByTagName("details");
        return IntStream.range(0, details.getLength()).mapToObj(i -> (Element) details.item(i))
                .filter(e -> e.getAttribute("class").equals("run") && !e.hasAttribute("open")).count();
    }

    @Test
    void aReportLoadsAndRunsNothing() {
        String html = HtmlReport.write(report(Results.passed()), ReportLanguage.ENGLISH);

        assertThat(html).contains("default-src &#39;none&#39;").doesNotContain("<script", "http://",
                "https://", "url(", "@import");
        assertThat(html).contains("prefers-color-scheme: dark", "@media print");
    }
}
