package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.binfmt.HandlerStanding;
import io.github.multiarchmaven.buildx.BuilderState;
import io.github.multiarchmaven.engine.EngineInfo;
import io.github.multiarchmaven.model.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A {@link MachineReport} for people. */
final class MachineReportText {

    private static final String INDENT = " ".repeat(9);

    private MachineReportText() {}

    static List<String> of(MachineReport report) {
        List<String> lines = new ArrayList<>();
        lines.add("Engine   "
                + report.engine().map(MachineReportText::engine).orElse("none that answers")
                + report.endpoint().map(endpoint -> ", at " + endpoint).orElse(""));
        lines.add("buildx   " + report.buildx().map(Object::toString).orElse("none, or of no known version"));
        if (report.builders().isEmpty()) {
            lines.add(
                    report.problems().isEmpty()
                            ? "Builder  none of this plugin's on this engine; setup or build makes one"
                            : "Builder  not to be found out, for the problem below");
        }
        report.builders().forEach(builder -> {
            lines.add("Builder  " + builder(builder, report));
            NodeLines.of(builder, report.findings()).forEach(line -> lines.add(INDENT + line));
            report.findings().linesOf(builder.name()).forEach(line -> lines.add(INDENT + line));
        });
        lines.addAll(report.findings().lines());
        if (report.handlers().isEmpty()) {
            lines.add(
                    report.problems().isEmpty()
                            ? "Handler  none on record in this engine as registered by this plugin"
                            : "Handler  not to be found out, for the problem below");
        }
        report.handlers().forEach(standing -> lines.add("Handler  " + handler(standing)));
        lines.add(String.format(Locale.ROOT, "%-15s %-15s %s", "Platform", "Its programs", "To mend it"));
        report.platforms().forEach((platform, words) -> row(lines, platform, words));
        return lines;
    }

    private static String engine(EngineInfo info) {
        return info.version().product() + " " + info.version().number() + " (API "
                + info.version().api() + ") on " + info.platform() + ", "
                + info.store().name().toLowerCase(Locale.ROOT) + " image store"
                + (info.rootless() ? ", rootless" : "") + (info.userNamespaces() ? ", userns-remap" : "") + ", "
                + info.operatingSystem();
    }

    private static String builder(BuilderState builder, MachineReport report) {
        String use = report.builder().filter(builder.name()::equals).isPresent() ? "" : ", made for other settings";
        return builder.name() + " " + NodeLines.summary(builder)
                + use
                + (builder.errors().isEmpty() ? "" : "; " + String.join("; ", builder.errors()));
    }

    private static String handler(HandlerStanding standing) {
        return standing.handler()
                + switch (standing.state()) {
                    case OURS -> ", registered by this plugin";
                    case LOST -> ", not this plugin's any more: " + standing.why();
                    case UNSEEN -> ", recorded as registered by this plugin; " + standing.why();
                };
    }

    private static void row(List<String> lines, Platform platform, SupportWords words) {
        lines.add(String.format(Locale.ROOT, "%-15s %-15s %s", platform, words.state(), words.remedy())
                .stripTrailing());
        if (!words.detail().isEmpty()) {
            lines.add(" ".repeat(16) + words.detail());
        }
    }
}
