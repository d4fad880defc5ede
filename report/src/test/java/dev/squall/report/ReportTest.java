package dev.squall.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squall.model.codec.JsonReader;
import dev.squall.model.codec.JsonWriter;
import dev.squall.model.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

/** Reports of real journals: what they say, what they do not hide, and that nothing in a journal can change a page. */
class ReportTest {
    private static final String EVIL =
            "\"></td><script>alert(1)</script>\u0000\u001b[31m\u202e | `x` **b** [y](http://e) <img src=x onerror=z> &amp;\ud83d";
    private static final Set<String> KEPT = Set.of(
            "start",
            "end",
            "at",
            "status",
            "outcome",
            "verdict",
            "step",
            "type",
            "injected",
            "undoing",
            "verified",
            "tripped");

    private static Report.Source journal(String name) throws IOException {
        try (var in = ReportTest.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return new Report.Source(name, in.readAllBytes());
        }
    }

    private static byte[] written(Report.Form form, Report.Source... journals) throws Exception {
        var out = new ByteArrayOutputStream();
        Report.of(List.of(journals)).write(form, out);
        return out.toByteArray();
    }

    private static String html(Report.Source... journals) throws Exception {
        return new String(written(Report.Form.HTML, journals), StandardCharsets.UTF_8);
    }

    private static String markdown(Report.Source... journals) throws Exception {
        return new String(written(Report.Form.MARKDOWN, journals), StandardCharsets.UTF_8);
    }

    @Test
    void guardThatTrippedIsDrawnWithItsThresholdAndTheFaultWithItsVerifiedEnd() throws Exception {
        String page = html(journal("guard.json"));

        assertThat(page)
                .contains("DEVIATED", "abort when &gt; 5", "tripped", "<polyline", "Fault: freeze")
                .contains("looked at again after", "CLEAN")
                .doesNotContain("0 rows are not drawn");
        assertThat(page.split("<circle", -1)).hasSizeGreaterThan(10);
    }

    @Test
    void nameThatIsTooLongForTheTimelineKeepsItsBeginning() throws Exception {
        var journal = journal("guard.json");
        String text = new String(journal.bytes(), StandardCharsets.UTF_8)
                .replace("\"freeze\"", "\"freeze-the-second-replica-of-the-shop-in-the-north\"");

        String page = html(new Report.Source(journal.name(), text.getBytes(StandardCharsets.UTF_8)));

        assertThat(page).contains(">fault: freeze-the-second-replica-of-the-s…</text>");
        assertThat(page).doesNotContain("characters)</text>");
    }

    @Test
    void guardThatWarnedIsDrawnWithWhatItWarnsOfAndWhen() throws Exception {
        String page = html(journal("guard.json"));

        assertThat(page)
                .contains("warn when &gt; 3", ">warned</text>", "warns when &gt; 3: once, at ")
                .doesNotContain("first at");
        assertThat(html(journal("cut-off.json"))).doesNotContain("warn when", ">warned</text>");
    }

    @Test
    void runThatWasCutOffIsUnknownAndNeverAResult() throws Exception {
        String text = markdown(journal("cut-off.json"));

        assertThat(text)
                .contains("| hypothesis | **UNKNOWN** |", "| faults | **UNKNOWN** |", "| run | unfinished:")
                .contains("may still be in place", "nobody knows whether everything that was broken is whole again");
    }

    @Test
    void missedGateThatChaosToolkitCallsCompletedIsNoSuccess() throws Exception {
        assertThat(markdown(journal("missed-gate.json")))
                .contains("| hypothesis | **DEVIATED** |", "nothing was shown", "No step of it began", "not looked at");
    }

    @Test
    void journalOfChaosToolkitShowsItsFailedStepAndTolerances() throws Exception {
        assertThat(markdown(journal("chaos-toolkit.json")))
                .contains("| hypothesis | **HELD** |", "written by | Chaos Toolkit 1.44.0")
                .contains("### before the method: HELD", "### after the method: HELD", "failed DEVIATED");
    }

    @Test
    void severalRunsSayWhatDiffersAndWhich() throws Exception {
        var guard = journal("guard.json");
        String text = markdown(guard, journal("cut-off.json"), guard, changed(guard, "verdict", "unknown"));

        assertThat(text).contains("# Gameday report: 4 runs", "## Differences: Guard trips", "runs 1, 3, 4");
        assertThat(text).contains("- verdict: DEVIATED: runs 1, 3; UNKNOWN: run 4; ");
        assertThat(markdown(guard, guard)).contains("These runs went alike.");
    }

    @Test
    void nothingInAJournalBecomesMarkup() throws Exception {
        var evil = new Report.Source("x<y>.json", JsonWriter.writeBytes(poisoned(json(journal("guard.json")))));

        String page = html(evil);

        assertThat(page)
                .contains("&lt;script&gt;", "\\u0000\\u001b[31m\\u202e")
                .doesNotContain("<script", "<img", "\u202e", "\u001b");
        assertThat(parsed(page).getElementsByTagName("script").getLength()).isZero();
        assertThat(parsed(page).getElementsByTagName("td").getLength())
                .isEqualTo(parsed(html(journal("guard.json")))
                        .getElementsByTagName("td")
                        .getLength());
        assertThat(markdown(evil))
                .doesNotContain("<script", "<img", "**b**", " | `x`")
                .contains("\\*\\*b\\*\\*");
    }

    @Test
    void pageNeedsNothingFromElsewhere() throws Exception {
        assertThat(html(journal("guard.json")))
                .contains("default-src 'none'", "prefers-color-scheme: dark", "@media print")
                .doesNotContain("src=\"", "href=\"http", "url(", "@import");
    }

    @Test
    void paperHasTheWordsAndAPageForEachRun() throws Exception {
        var guard = journal("guard.json");
        var evil = new Report.Source("evil.json", JsonWriter.writeBytes(poisoned(json(guard))));

        try (var pdf = Loader.loadPDF(written(Report.Form.PDF, guard, evil, journal("chaos-toolkit.json")))) {
            assertThat(pdf.getNumberOfPages()).isGreaterThanOrEqualTo(4);
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("Gameday report: 3 runs", "Guard trips", "<script>");
        }
    }

    @Test
    void fiftyJournalsAreOneReport() throws Exception {
        var many = java.util.Collections.nCopies(50, journal("guard.json")).toArray(Report.Source[]::new);

        assertThat(html(many)).contains("Gameday report: 50 runs", "id=\"run-50\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | is a list, and a journal is a mapping",
                "{\"a\": 1} | is no journal: it has no 'experiment'",
                "{\"experiment\": {}, \"ru | no JSON",
                "'' | it is empty"
            })
    void fileThatIsNoJournalIsNamedWithWhatWouldBeRight(String text, String message) {
        var foreign = new Report.Source("f.json", text.getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> Report.of(List.of(foreign)))
                .isInstanceOf(UnreadableJournal.class)
                .hasMessageStartingWith("f.json: ")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "7", "\"x\"", "[1, {\"a\": []}]", "{\"probes\": 3, \"guards\": \"x\"}"})
    void anyValueMayBeWrongAndTheRestIsShown(String value) throws Exception {
        var wrong = JsonReader.parse(value.getBytes(StandardCharsets.UTF_8));
        var guard = (Json.Mapping) json(journal("guard.json"));
        for (String key : guard.members().keySet()) {
            var one = new Report.Source(key, JsonWriter.writeBytes(guard.with(key, wrong)));
            assertThat(html(one)).as(key).contains("</html>");
        }
        var squall = (Json.Mapping) guard.get("squall").orElseThrow();
        for (String key : squall.members().keySet()) {
            var one = new Report.Source(key, JsonWriter.writeBytes(guard.with("squall", squall.with(key, wrong))));
            assertThat(markdown(one)).as(key).contains("## Rollbacks");
        }
    }

    private static Json json(Report.Source source) {
        return JsonReader.parse(source.bytes());
    }

    private static Report.Source changed(Report.Source source, String key, String value) {
        var journal = (Json.Mapping) json(source);
        var squall = (Json.Mapping) journal.get("squall").orElseThrow();
        return new Report.Source(
                "changed", JsonWriter.writeBytes(journal.with("squall", squall.with(key, Json.of(value)))));
    }

    private static Json poisoned(Json value) {
        return switch (value) {
            case Json.Text _ -> Json.of(EVIL);
            case Json.Array(var items) -> {
                var copies = new ArrayList<Json>();
                items.forEach(item -> copies.add(poisoned(item)));
                yield new Json.Array(copies);
            }
            case Json.Mapping(var members) -> {
                var copy = new LinkedHashMap<String, Json>();
                members.forEach((key, member) ->
                        copy.put(key, KEPT.contains(key) && member instanceof Json.Text ? member : poisoned(member)));
                yield new Json.Mapping(copy);
            }
            case Json.Null(), Json.Bool _, Json.Number _ -> value;
        };
    }

    private static org.w3c.dom.Document parsed(String page) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(page.replace("<!DOCTYPE html>", ""))));
    }
}
