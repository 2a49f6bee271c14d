package io.github.multiarchmaven.registry.transfer;

import io.github.multiarchmaven.narration.ProblemException;
import io.github.multiarchmaven.process.Workers;
import io.github.multiarchmaven.registry.BlobContent;
import io.github.multiarchmaven.registry.ManifestName;
import io.github.multiarchmaven.registry.MountOutcome;
import io.github.multiarchmaven.registry.RemoteManifest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Copies images to a repository, parts first, so that nothing there ever refers to what is missing. */
public final class ImageCopy {

    private final ImageSource source;
    private final Repository target;
    private final List<Repository> holders;
    private final TransferListener listener;

    /**
     * A copy to one repository.
     *
     * @param holders repositories that have the same parts already, besides those that the source knows: from one that is
     *     in the target's registry they are taken over
     */
    public ImageCopy(ImageSource source, Repository target, List<Repository> holders, TransferListener listener) {
        this.source = source;
        this.target = target;
        this.holders = List.copyOf(holders);
        this.listener = listener;
    }

    /**
     * Copies everything that a manifest refers to, and not the manifest itself: whoever writes that publishes it.
     *
     * @throws io.github.multiarchmaven.narration.ProblemException at the first failure; what is there then is complete in
     *     itself, and another run finds it
     */
    public void copyBelow(ImageTree tree) {
        if (target.equals(source)) {
            return;
        }
        try (Workers workers = new Workers("copying")) {
            workers.all(tree.allParts(), this::copy);
        }
        for (RemoteManifest manifest : tree.manifestsBelow()) {
            if (source.holders(manifest.digest()).contains(target)) {
                continue;
            }
            target.registry().put(target.name(), ManifestName.digest(manifest.digest()), manifest);
        }
    }

    private void copy(Part part) {
        BlobContent content = new BlobContent(part.digest(), part.size(), new Sending(part));
        Optional<Repository> sibling = sibling(part);
        if (sibling.isPresent()) {
            MountOutcome outcome = target.registry()
                    .mount(target.name(), part.digest(), sibling.get().name());
            if (outcome instanceof MountOutcome.SendIt sendIt && !target.has(part)) {
                target.registry().upload(target.name(), content, sendIt);
            } else {
                listener.there(part);
            }
        } else if (target.has(part)) {
            listener.there(part);
        } else {
            target.registry().upload(target.name(), content);
        }
    }

    /** None for what the target should have itself: there it only remains to be seen whether it has. */
    private Optional<Repository> sibling(Part part) {
        List<Repository> known = source.holders(part.digest());
        return known.contains(target)
                ? Optional.empty()
                : Stream.concat(known.stream(), holders.stream())
                        .filter(target::isBeside)
                        .findFirst();
    }

    /** A part on its way out of the source. */
    private final class Sending implements BlobContent.Opening {

        private final Part part;

        Sending(Part part) {
            this.part = part;
        }

        @Override
        public InputStream open() throws IOException {
            return new CountedStream(source.open(part), bytes -> listener.sent(part, bytes));
        }

        @Override
        public Optional<ProblemException> wrong(String why) {
            return source.wrong(part, why);
        }
    }
}
