package io.github.multiarchmaven.verify;

import io.github.multiarchmaven.content.Binary;
import io.github.multiarchmaven.content.Programs;
import io.github.multiarchmaven.model.Platform;
import io.github.multiarchmaven.narration.Problem;
import io.github.multiarchmaven.narration.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Compares the programs of an image with the platform that it is for. */
public final class ContentVerification {

    private static final int MOST_SHOWN = 5;
    private static final int LONGEST_SHOWN = 300;

    private ContentVerification() {}

    /** What the comparison of one image came to. */
    public static ContentReport check(Platform platform, Programs programs) {
        List<Binary> wrong = new ArrayList<>();
        List<String> doubts = new ArrayList<>();
        programs.doubts().forEach(doubt -> doubts.add(shown(doubt)));
        for (Binary binary : programs.binaries()) {
            Fit fit = Fit.of(binary.elf(), platform);
            if (fit instanceof Fit.Fails) {
                wrong.add(binary);
            } else if (fit instanceof Fit.Unsure unsure) {
                doubts.add("of " + shown(binary.path()) + " " + unsure.why());
            }
        }
        return new ContentReport(
                platform,
                programs.binaries().size(),
                doubts,
                wrong.isEmpty() ? List.of() : List.of(problem(platform, wrong)));
    }

    private static Problem problem(Platform platform, List<Binary> wrong) {
        Binary first = wrong.get(0);
        String others = wrong.size() == 1 ? "" : ", and " + (wrong.size() - 1) + " more that are not for it";
        return Problem.of(
                        ProblemCode.CONTENT_WRONG_PLATFORM,
                        "the image for " + platform + (first.route().isEmpty() ? " holds " : " runs ")
                                + shown(first.path()) + ", which is a program for " + architecture(first) + others,
                        "a machine of " + platform + " cannot execute it; docker run would end with \"exec format"
                                + " error\"",
                        "look in the Dockerfile for FROM --platform=… of the last stage, be it a constant or"
                                + " $BUILDPLATFORM, and remove it; for a COPY or a download that takes the same file for"
                                + " every platform, and name the file by TARGETARCH; or, if the program is there on"
                                + " purpose, set checkBinaries to off")
                .withEvidence(wrong.stream()
                        .limit(MOST_SHOWN)
                        .flatMap(ContentVerification::evidence)
                        .map(ContentVerification::shown)
                        .toList());
    }

    private static Stream<String> evidence(Binary binary) {
        return Stream.concat(
                binary.route().stream(),
                Stream.of(
                        binary.path() + ": " + binary.elf().code() + version(binary),
                        "  from layer " + binary.layer()));
    }

    private static String architecture(Binary binary) {
        String architecture = binary.elf().code().architecture().orElse("another processor");
        return architecture + version(binary);
    }

    private static String version(Binary binary) {
        return binary.elf().armVersion().map(version -> "/v" + version).orElse("");
    }

    /** Names that somebody else chose, made fit for a terminal. */
    static String shown(String text) {
        String visible = text.replace("\r", "\\r").replace("\n", "\\n").replaceAll("\\p{Cntrl}", "?");
        return visible.length() > LONGEST_SHOWN ? visible.substring(0, LONGEST_SHOWN) + "…" : visible;
    }
}
