package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.config.PrebuiltFile;
import io.github.multiarchmaven.content.FileKind;
import java.nio.file.Path;
import java.util.List;

/**
 * What a file or a folder that was built before consists of.
 *
 * @param origin as configured
 * @param items of a folder: itself and all that is in it, each folder before what is in it
 */
record PrebuiltTree(PrebuiltFile origin, List<Item> items) {

    PrebuiltTree {
        items = List.copyOf(items);
    }

    List<Item.File> files() {
        return items.stream()
                .filter(Item.File.class::isInstance)
                .map(Item.File.class::cast)
                .toList();
    }

    /** Something in it. */
    sealed interface Item {

        /** Where it goes, relative to the folder of the platform, with slashes. */
        String target();

        /**
         * A file.
         *
         * @param source where it is
         * @param shown the same as a user knows it
         * @param mode that it is going to have
         */
        record File(String target, Path source, String shown, FileKind kind, int mode) implements Item {}

        /**
         * A symbolic link that stays inside.
         *
         * @param to as it is written in it
         */
        record Link(String target, Path to) implements Item {}

        /** A folder. */
        record Folder(String target) implements Item {}
    }
}
