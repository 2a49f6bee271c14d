package io.github.multiarchmaven.result;

import io.github.multiarchmaven.process.FolderTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The place of a result that is being made. Closing it removes what was not kept.
 *
 * @param folder exists and is empty at first
 */
public record Staging(Path folder) implements AutoCloseable {

    /** One in which what an interrupted run left is removed. */
    static Staging fresh(Path place) {
        try {
            FolderTree.delete(place);
            Files.createDirectories(place);
        } catch (IOException e) {
            throw Results.failed("cannot prepare " + place, e);
        }
        return new Staging(place);
    }

    /** Where the layout goes. */
    public Path layout() {
        return folder.resolve(Results.LAYOUT);
    }

    /** Where the files of each platform go. */
    public Path files() {
        return folder.resolve("files");
    }

    /** Where an archive of them goes. */
    public Path archive() {
        return folder.resolve("files.tar");
    }

    /** A fresh place in this one for a part of the result. */
    public Staging part(String name) {
        return fresh(parts().resolve(name));
    }

    /** Where goes what a result is made of, and what is not kept. */
    public Path parts() {
        return folder.resolve("parts");
    }

    /** Begins the layout anew. */
    public void dropLayout() {
        try {
            FolderTree.delete(layout());
        } catch (IOException e) {
            throw Results.failed("cannot remove " + layout(), e);
        }
    }

    /** Where goes what is found in the layers. */
    public Path findings() {
        return folder.resolve(Results.FINDINGS);
    }

    /** Where goes the time that it took, for people. */
    public Path timelinePage() {
        return folder.resolve(Results.TIMELINE_PAGE);
    }

    /** Where goes the time that it took, for programs. */
    public Path timelineData() {
        return folder.resolve("timeline.json");
    }

    /** Where buildx's metadata goes. */
    public Path metadata() {
        return folder.resolve("metadata.json");
    }

    @Override
    public void close() {
        try {
            FolderTree.delete(folder);
        } catch (IOException e) {
            throw Results.failed("cannot remove " + folder, e);
        }
    }
}
