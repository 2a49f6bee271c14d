package io.github.multiarchmaven.content;

/** Neither an ELF file nor a script. */
public enum OtherFile implements FileKind {
    WINDOWS_PROGRAM("a program of Windows"),
    MACOS_PROGRAM("a program of macOS"),
    BROKEN_ELF("an ELF file with a broken header"),
    EMPTY("empty"),
    ANYTHING("no program in a form that Linux starts: neither ELF nor a script that begins with #!");

    private final String words;

    OtherFile(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
