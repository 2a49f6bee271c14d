package io.github.multiarchmaven.process;

import io.github.multiarchmaven.narration.ProblemCode;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.exec.DefaultExecutor;

/** A real process for the tests, run by the Java that runs them: there is no {@code sh} on Windows. */
final class TinyProgram {

    private static final AtomicInteger SEEN = new AtomicInteger();

    private TinyProgram() {}

    static Command command(Path directory, Map<String, String> environment, String... arguments) {
        List<Argument> all = new ArrayList<>(List.of(
                Argument.shown("-XX:TieredStopAtLevel=1"),
                Argument.shown("-Xshare:auto"),
                Argument.shown("-cp"),
                Argument.shown(classes()),
                Argument.shown(TinyProgram.class.getName())));
        for (String argument : arguments) {
            all.add(Argument.shown(argument));
        }
        return new Command(java(), all, environment, directory, Duration.ofMinutes(2));
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String classes() {
        return Stream.of(TinyProgram.class, SystemProcesses.class, ProblemCode.class, DefaultExecutor.class)
                .map(TinyProgram::place)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String place(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        switch (arguments[0]) {
            case "say" -> out.println(arguments[1]);
            case "say-utf8" -> out.println("gr\u00fc\u00dfe, \u4e16\u754c, \u0130\u0131");
            case "exit" -> System.exit(Integer.parseInt(arguments[1]));
            case "noise-on-stderr-first" -> noise(out, err);
            case "environment" -> new TreeMap<>(System.getenv()).forEach((k, v) -> out.println(k + "=" + v));
            case "arguments" -> {
                for (int i = 1; i < arguments.length; i++) {
                    out.println("<" + arguments[i] + ">");
                }
            }
            case "read" -> out.println(System.in.read());
            case "read-all" -> out.println(new String(System.in.readAllBytes(), StandardCharsets.UTF_8));
            case "many-lines" -> {
                for (int i = 1; i <= Integer.parseInt(arguments[1]); i++) {
                    out.print("line " + i + "\n");
                }
                out.print("the last, without an end");
            }
            case "endless-line" -> {
                byte[] block = "x".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
                for (int i = 0; i < 48; i++) {
                    out.write(block, 0, block.length);
                }
            }
            case "never-end" -> neverEnd(out);
            case "never-end-with-child" -> {
                child(out, "never-end");
                err.println("waiting for something");
                neverEnd(out);
            }
            case "exit-while-a-command-runs" -> {
                new SystemProcesses()
                        .run(
                                command(Path.of("."), Map.of(), "never-end-with-child"),
                                line -> {
                                    out.println(line);
                                    if (line.startsWith("pid ") && SEEN.incrementAndGet() == 2) {
                                        new Thread(() -> System.exit(7)).start();
                                    }
                                },
                                err::println);
                out.println("a result");
            }
            case "exit-while-a-goal-lasts" -> {
                try (GoalThread goal = GoalThread.begin(Optional.empty())) {
                    new Thread(() -> System.exit(7)).start();
                    cleanUpWhenInterrupted(out, goal);
                }
            }
            case "leave-child-behind" -> {
                child(out, "never-end");
                System.exit(3);
            }
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        out.flush();
    }

    private static void cleanUpWhenInterrupted(PrintStream out, GoalThread goal) {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            out.println("cleaned up, its time over: " + goal.isTimeOver());
        }
    }

    private static void noise(PrintStream out, PrintStream err) {
        String line = "e".repeat(1023);
        for (int i = 0; i < 1024; i++) {
            err.println(line);
        }
        out.println("done");
    }

    /** Says which process it is, so that a test can look for it. */
    private static void neverEnd(PrintStream out) throws InterruptedException {
        out.println("pid " + ProcessHandle.current().pid());
        new CountDownLatch(1).await();
    }

    private static void child(PrintStream out, String mode) throws IOException {
        new ProcessBuilder(java(), "-XX:TieredStopAtLevel=1", "-cp", classes(), TinyProgram.class.getName(), mode)
                .inheritIO()
                .start();
        out.flush();
    }
}
