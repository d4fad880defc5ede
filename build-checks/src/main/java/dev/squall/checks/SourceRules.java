package dev.squall.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What one Java source file may look like; each violation is one line that says where and what to do about it. */
public final class SourceRules {
    private static final int LONGEST = 300;
    private static final Pattern TYPE = Pattern.compile("\\b(?:class|record|interface|enum)\\s+([A-Z]\\w*)");
    private static final Pattern TOP_LEVEL_TYPE = Pattern.compile(
            "^(?:public |final |sealed |non-sealed |abstract |strictfp )*(?:class|record|interface|enum|@interface)\\s+[A-Z]",
            Pattern.MULTILINE);
    private static final Pattern VAGUE = Pattern.compile("(?:Impl|Manager|Helper|Utils?|Abstract|DTO|Dto)(?![a-z])");
    private static final Pattern UNFINISHED = Pattern.compile("\\b(?:TODO|FIXME|XXX)\\b|@Disabled\\b|@Ignore\\b");

    private SourceRules() {}

    /** The violations in {@code text}, the content of the file that is shown to people as {@code path}. */
    public static List<String> violations(String path, String text) {
        var found = new ArrayList<String>();
        long lines = text.lines().count();
        if (lines > LONGEST) {
            found.add("%s: %d lines, %d at most: it answers for more than one thing".formatted(path, lines, LONGEST));
        }
        String code = withoutComments(text);
        TYPE.matcher(code)
                .results()
                .map(match -> match.group(1))
                .filter(name -> VAGUE.matcher(name).find())
                .forEach(name -> found.add(path + ": the name " + name + " does not say what it answers for"));
        if (UNFINISHED.matcher(text).find()) {
            found.add(path + ": unfinished work or a test that is switched off");
        }
        if (path.contains("src/main/") && !commentedFirst(text)) {
            found.add(path + ": the type has no comment that says what it answers for");
        }
        if (path.contains("src/test/") && code.contains("Thread.sleep(")) {
            found.add(path + ": a test that sleeps; wait for the event itself");
        }
        return found;
    }

    /** Whether a package description says what belongs there and marks the package as free of unannounced nulls. */
    public static List<String> packageViolations(String path, String text) {
        var found = new ArrayList<String>();
        if (!text.contains("@NullMarked")) {
            found.add(path + ": not @NullMarked");
        }
        if (!text.contains("/**")) {
            found.add(path + ": does not say what belongs here and what not");
        }
        return found;
    }

    private static boolean commentedFirst(String text) {
        var type = TOP_LEVEL_TYPE.matcher(text);
        return !type.find() || text.substring(0, type.start()).contains("/**");
    }

    private static String withoutComments(String text) {
        return text.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("//[^\\n]*", "");
    }
}
