package io.github.multiarchmaven.pipeline;

import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.narration.BuildLog;
import io.github.multiarchmaven.registry.transfer.ImageTree;
import io.github.multiarchmaven.registry.transfer.Part;
import io.github.multiarchmaven.registry.transfer.TransferListener;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Adds up, platform by platform, what a copy sends and what it need not send. */
final class TransferCount implements TransferListener {

    /** Bytes after which the user hears of a long copy. */
    private static final long TOLD_EVERY = 50_000_000;

    private final BuildLog log;
    private final String target;
    private final Map<Digest, String> owners = new HashMap<>();
    private final Map<String, Sum> sums = new LinkedHashMap<>();

    /**
     * Counts a copy of an image to somewhere. What several platforms share is counted for the first.
     *
     * @param target in words
     */
    TransferCount(BuildLog log, String target, ImageTree image) {
        this.log = log;
        this.target = target;
        own("the image", image);
        image.allEntries()
                .filter(entry -> !entry.tree().isList())
                .forEach(entry -> own(
                        entry.attests().isPresent()
                                ? "attestations"
                                : entry.platform().orElse("no platform"),
                        entry.tree()));
    }

    private void own(String owner, ImageTree tree) {
        tree.parts().forEach(part -> owners.putIfAbsent(part.digest(), owner));
    }

    @Override
    public synchronized void there(Part part) {
        sum(part).there += part.size();
    }

    @Override
    public synchronized void sent(Part part, long bytes) {
        Sum sum = sum(part);
        sum.sent += bytes;
        if (sum.sent / TOLD_EVERY > (sum.sent - bytes) / TOLD_EVERY) {
            log.sending(target, owner(part), sum.sent);
        }
    }

    /** Tells the sums. */
    synchronized void tell() {
        sums.forEach((owner, sum) -> log.sent(target, owner, sum.sent, sum.there));
    }

    private Sum sum(Part part) {
        return sums.computeIfAbsent(owner(part), owner -> new Sum());
    }

    private String owner(Part part) {
        return owners.getOrDefault(part.digest(), "the image");
    }

    /** Bytes. */
    private static final class Sum {
        private long sent;
        private long there;
    }
}
