package dev.squall.model.tolerance.jsonpath;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.codec.JsonDocumentReader;
import dev.squall.model.json.Json;
import dev.squall.model.json.PythonValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonPathTest {
    private static final Json SHOP = json("""
            {"items": [{"id": 1, "name": "alpha", "price": 5, "tags": ["a", "b"]},
                       {"id": 2, "name": "beta", "price": 15.5, "tags": []},
                       {"id": 3, "name": "gamma", "price": "25"}],
             "none": null, "flag": true, "key": "name", "which": 1, "text": "héllo",
             "nested": {"deep": {"value": 7}, "items": [1, 2, 3, 4, 5]}}""");

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            $.flag;                                            [true]
            $.none;                                            [null]
            $.missing;                                         []
            $.flag.deeper;                                     []
            $["nested"]["deep"]["value"];                      [7]
            $ . nested . deep;                                 [{"value": 7}]
            $.items[*].id;                                     [1, 2, 3]
            $.items.*.id;                                      [1, 2, 3]
            $.nested.deep.*;                                   [7]
            $.items[0,2].id;                                   [1, 3]
            $.items[0]["id","name"];                           [1, "alpha"]
            $.items[-1].name;                                  ["gamma"]
            $.items[-4].name;                                  []
            $.items[9].name;                                   []
            $.nested.items[1:3];                               [2, 3]
            $.nested.items[:2];                                [1, 2]
            $.nested.items[-2:];                               [4, 5]
            $.nested.items[-9:2];                              [1, 2]
            $.nested.items[:-1];                               [1, 2, 3, 4]
            $.nested.items[::2];                               [1, 3, 5]
            $.nested.items[3:0:-1];                            [4, 3, 2]
            $.nested.items[99999999999:2:-1];                  [5, 4]
            $.nested.items[0:99999999999];                     [1, 2, 3, 4, 5]
            $..id;                                             [1, 2, 3]
            $..value;                                          [7]
            $..items[0];                                       [{"id": 1, "name": "alpha", "price": 5, "tags": ["a", "b"]}, 1]
            $..["deep"];                                       [{"value": 7}]
            $.items[*][?(@.name="beta")].id;                   [2]
            $.items[?(@.id=1)].id;                             []
            $.items[*][?(@.price>10)].id;                      [2]
            $.items[*][?(@.price<=15.5)].id;                   [1, 2]
            $.items[*][?(10<@.price)].id;                      [2]
            $.items[*][?(@.tags)].id;                          [1, 2]
            $.items[*][?(@.tags[*])].id;                       [1]
            $.items[*][?(not @.id=1 and @.name!="gamma")].id;  [2]
            $.items[*][?(@.id=1 or @.id=2 and @.price>10)].id; [2]
            $.items[*][?(@.id=1 or (@.id=2 and @.price>99))].id; [1]
            $.items[*][?(@.tags=["a","b"])].id;                [1]
            $.items[*][?($.flag)].id;                          [1, 2, 3]
            $.items[*][?(null)].id;                            []
            $.nested[?(@.deep={"value": 7.0})].items[0];       [1]
            $.items[0][$.key];                                 ["alpha"]
            $.items[$.which].name;                             ["beta"]
            $.items[$.flag].name;                              ["beta"]
            $.items[length()];                                 [3]
            $.text.length();                                   [5]
            $.nested[keys()];                                  [["deep", "items"]]
            $.nested.deep[values()];                           [[7]]
            $.nested.deep[entries()];                          [[["value", 7]]]
            $.nested.items[entries()][0];                      [[0, 1]]
            $.text[charAt(1)];                                 ["é"]
            $.text[charAt(-1)];                                ["o"]
            $.text[charAt(9)];                                 []
            $.text.substring(1);                               ["éllo"]
            $.text[substring(1,-1)];                           ["éll"]
            $.text[substring(3,1)];                            [""]
            $.items[*][?(@.tags[length()]>1)].id;              [1]
            """)
    void findsWhatThePathLeadsTo(String path, String expected) {
        assertThat(find(path, SHOP)).isEqualTo(PythonValues.text(json(expected)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "$.",
                "$..",
                "$[",
                "$[]",
                "foo[*].baz",
                "items",
                "@.a",
                "$['a']",
                "$.a b",
                "$.a-b",
                "$.1",
                "$.and",
                "$.true",
                "$[01]",
                "$[1.5]",
                "$[1e2]",
                "$[?@.a]",
                "$[?(@.a==1)]",
                "$[?(@.a=1",
                "$[?(@.b='x')]",
                "$[?(@.a=1)||(@.b=2)]",
                "$[?(@.a contains \"x\")]",
                "$.nope()",
                "$[nope()]",
                "$...a",
                "$[0:1:2:3]",
                "$[\"a]",
                "$[\"\\q\"]",
                "$.a.",
                "$.a]",
                "$[-]",
                "$.é",
                "$[?()]"
            })
    void refusesWhatIsNotInTheDialect(String path) {
        assertThat(JsonPath.parse(path)).isInstanceOf(JsonPath.Bad.class);
    }

    @Test
    void aRefusalSaysWhereAndWhy() {
        assertThat(JsonPath.parse("$.a['b']"))
                .isEqualTo(new JsonPath.Bad("keys stand in double quotes, not single ones, at character 5"));
    }

    @Test
    void aSliceInStepsOfZeroIsGivenUp() {
        assertThat(matching("$.items[::0]", SHOP)).isEqualTo(new JsonPath.GaveUp("a slice has steps of zero"));
    }

    @Test
    void aPathThatMultipliesItselfIsGivenUp() {
        var document = json("[".repeat(60) + "1" + "]".repeat(60));
        assertThat(matching("$" + "..*".repeat(12), document)).isInstanceOf(JsonPath.GaveUp.class);
    }

    @Test
    void aPathNestedTooDeepIsRefused() {
        assertThat(JsonPath.parse("$" + "[?(@".repeat(200) + ")]".repeat(200))).isInstanceOf(JsonPath.Bad.class);
        assertThat(JsonPath.parse("$[?(" + "(".repeat(2000) + "@" + ")".repeat(2000) + ")]"))
                .isInstanceOf(JsonPath.Bad.class);
        assertThat(JsonPath.parse("$" + ".a".repeat(JsonPath.MAX_LENGTH))).isInstanceOf(JsonPath.Bad.class);
    }

    private static String find(String path, Json document) {
        return matching(path, document) instanceof JsonPath.Found(var values)
                ? PythonValues.text(new Json.Array(values))
                : "gave up";
    }

    private static JsonPath.Matching matching(String path, Json document) {
        return JsonPath.parse(path) instanceof JsonPath.Parsed(JsonPath parsed)
                ? parsed.match(document)
                : new JsonPath.GaveUp("bad path");
    }

    private static Json json(String text) {
        return JsonDocumentReader.parse(text).orElseThrow();
    }
}
