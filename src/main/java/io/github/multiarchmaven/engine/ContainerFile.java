package io.github.multiarchmaven.engine;

/** A file that is put into a container before it starts. */
public final class ContainerFile {

    private final String path;
    private final byte[] content;
    private final int mode;

    private ContainerFile(String path, byte[] content, int mode) {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("the path in a container is absolute: " + path);
        }
        this.path = path;
        this.content = content.clone();
        this.mode = mode;
    }

    /** A file that everybody may read and execute. */
    public static ContainerFile executable(String path, byte[] content) {
        return new ContainerFile(path, content, 0755);
    }

    /** A file that everybody may read. */
    public static ContainerFile readable(String path, byte[] content) {
        return new ContainerFile(path, content, 0644);
    }

    /** Absolute. */
    public String path() {
        return path;
    }

    public byte[] content() {
        return content.clone();
    }

    /** Permission bits. */
    public int mode() {
        return mode;
    }

    @Override
    public String toString() {
        return path + " (" + content.length + " bytes)";
    }
}
