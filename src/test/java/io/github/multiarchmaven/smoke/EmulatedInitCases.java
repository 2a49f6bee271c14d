package io.github.multiarchmaven.smoke;

import io.github.multiarchmaven.it.TestEngine;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The init of builders on arm64, which this machine's kernel starts through QEMU, and which starts programs of this machine. */
class EmulatedInitCases extends NativeInitTest {

    EmulatedInitCases(@TempDir Path folder) {
        super(folder);
    }

    @BeforeAll
    static void registerHandler() {
        TestEngine engine = TestEngine.of(System.getProperty("engineProperties"));
        engine.docker("run", "--privileged", "--rm", engine.get("binfmtImage"), "--install", "arm64");
    }

    @Override
    String architecture() {
        return "arm64";
    }
}
