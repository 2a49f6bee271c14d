package io.github.multiarchmaven.process;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The temporary folders that processes of this user have made.
 *
 * @param parent the folder for temporary files
 * @param name what this plugin calls them, digits included
 */
public record OwnFolders(Path parent, Pattern name) {

    /** Of the user that this process makes files as. */
    public List<Path> find() throws IOException {
        Path probe = Files.createTempFile(parent, "multiarch-owner", "");
        try {
            return find(Files.getOwner(probe));
        } finally {
            Files.deleteIfExists(probe);
        }
    }

    /** Those of other users are theirs to remove, and root would not be kept out of them. */
    public List<Path> find(UserPrincipal user) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(parent)) {
            for (Path each : all) {
                if (name.matcher(each.getFileName().toString()).matches() && isFolderOf(user, each)) {
                    found.add(each);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return found;
    }

    /** One that cannot be looked at, or has just gone, is left to the next. */
    private static boolean isFolderOf(UserPrincipal user, Path place) {
        try {
            return Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)
                    && Files.getOwner(place, LinkOption.NOFOLLOW_LINKS).equals(user);
        } catch (IOException e) {
            return false;
        }
    }
}
