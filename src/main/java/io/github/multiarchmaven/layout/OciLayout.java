package io.github.multiarchmaven.layout;

import io.github.multiarchmaven.model.Digest;
import io.github.multiarchmaven.model.ImageReference;
import io.github.multiarchmaven.model.Inventory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A folder with an OCI image layout (OCI image specification, image-layout.md) that holds one image: the form in which a
 * build ends and from which everything else starts.
 *
 * <p>Nothing is kept in memory: each call reads what is on the disk then. Every method throws
 * {@link io.github.multiarchmaven.narration.ProblemException} when the folder does not hold what it should.
 */
public final class OciLayout {

    private final Path folder;
    private final LayoutProblems problems;
    private final Blobs blobs;
    private final LayoutDocuments documents;

    private OciLayout(Path folder) {
        this.folder = folder;
        this.problems = new LayoutProblems(folder);
        this.blobs = new Blobs(folder, problems);
        this.documents = new LayoutDocuments(folder, problems, blobs);
    }

    /** The layout in this folder, which is not looked at yet. */
    public static OciLayout at(Path folder) {
        return new OciLayout(folder);
    }

    public Path folder() {
        return folder;
    }

    /** The file of a blob, whether or not it exists. */
    public Path blob(Digest digest) {
        return blobs.path(digest);
    }

    /** Reads and checks everything, each byte of each blob included. */
    public Inventory inventory() {
        return reader().read(blobs::verify).inventory();
    }

    /** Reads and checks the documents alone: the layers may be elsewhere. */
    public Inventory described() {
        return reader().read(anywhere -> {}).inventory();
    }

    /** Reads and checks the documents; of the layers and attestations only that they are there, in the right size. */
    public LayoutContent content() {
        return reader().read(blobs::look);
    }

    /** What an engine starts of one of its images. */
    public ImageStart startOf(LayoutContent.Image image) {
        return documents.start("the configuration of " + image.declared(), image.config());
    }

    /**
     * What {@code index.json} refers to, at least one, whoever made it: manifest lists or images. Two names of one are one.
     * Nothing behind them is looked at.
     */
    public List<Descriptor> tops() {
        documents.checkVersion();
        documents.checkBlobFolders();
        return documents.tops();
    }

    /**
     * Every image of a layout of whatever making, with what is attested of it: {@code index.json} may refer to several
     * manifest lists, and to images that no list names. Those are listed as what their configuration says.
     */
    public List<LayoutPart> allImages() {
        return search(blobs::look).all();
    }

    /** The same of what an engine writes, which of a list has only the images that the engine has. */
    public List<LayoutPart> imagesThatAreThere() {
        return search(blobs::look).present();
    }

    /** The same where only the documents are, and the layers elsewhere. */
    public List<LayoutPart> allDescribedImages() {
        return search(anywhere -> {}).all();
    }

    private ImageSearch search(Consumer<BlobUse> look) {
        documents.checkVersion();
        documents.checkBlobFolders();
        return new ImageSearch(this, documents, look, problems);
    }

    /**
     * Makes a fresh output of BuildKit a layout whose top is a manifest list, whatever the number of platforms; for one
     * platform without attestations BuildKit writes the bare image. Removes the {@code ingest} folder that it leaves.
     *
     * @param annotations of the list, if it is written here; those that BuildKit gave the bare image's descriptor have a time
     *     among them
     * @return digest of the manifest list
     */
    public Digest ensureIndex(ListAnnotations annotations) {
        IngestFolder.in(folder, problems).remove();
        Descriptor top = documents.top();
        if (!MediaTypes.isManifest(top.mediaType())) {
            documents.index(top);
            return top.digest();
        }
        ManifestDocument manifest = documents.manifest("the manifest of the image", top);
        ImageConfiguration configuration = documents.configuration(
                "the configuration of the image",
                manifest.config(),
                manifest.layers().size());
        Descriptor index = blobs.write(MediaTypes.OCI_INDEX, IndexWriting.listOf(top, configuration, annotations));
        indexFile().write(IndexWriting.referringTo(index));
        return index.digest();
    }

    /**
     * Makes this folder the layout of a manifest list of images that are elsewhere. Their bytes stay as they are, and so do
     * their digests; where they can, both folders share the files. The same parts in the same order give the same list. Blobs
     * that this folder has are not written again, and nobody looks into them.
     *
     * @param parts in the order of the list
     * @param annotations of the list
     * @return digest of the manifest list
     */
    public Digest assemble(List<LayoutPart> parts, Map<String, String> annotations) {
        return assemble(parts, annotations, LayoutPart::blobs);
    }

    /** The same, but only with the documents of the images: the layers stay where they are. */
    public Digest assembleDocuments(List<LayoutPart> parts, Map<String, String> annotations) {
        return assemble(parts, annotations, LayoutPart::documents);
    }

    private Digest assemble(
            List<LayoutPart> parts, Map<String, String> annotations, Function<LayoutPart, Stream<Descriptor>> taken) {
        create();
        parts.forEach(part ->
                taken.apply(part).forEach(blob -> blobs.take(part.from().blob(blob.digest()), blob.digest())));
        Descriptor index = blobs.write(MediaTypes.OCI_INDEX, IndexWriting.listOf(parts, annotations));
        referTo(List.of(index));
        return index.digest();
    }

    /** Makes this folder a layout of nothing: what is written or fetched is going to be its blobs. */
    public void create() {
        blobs.createFolder();
        WholeFile.of(folder.resolve("oci-layout"), problems).write(LayoutArchive.VERSION);
    }

    /**
     * Makes another folder the layout of one of these images, without the triggers ({@code ONBUILD}) that a build upon it would
     * execute. The layers stay as they are.
     *
     * @return digest of the image's manifest there; empty if it has no triggers, and then nothing is written
     */
    public Optional<Digest> withoutTriggers(LayoutContent.Image image, OciLayout other) {
        byte[] original = blobs.read(BlobUse.of("the configuration of " + image.declared(), image.config()));
        return TriggerlessImage.configuration(original).map(configuration -> {
            other.create();
            image.layers().forEach(layer -> other.blobs.take(blob(layer.digest()), layer.digest()));
            Descriptor config = other.add(image.config().mediaType(), configuration);
            byte[] manifest = blobs.read(BlobUse.of("the manifest of " + image.declared(), image.manifest()));
            Descriptor top = other.add(image.manifest().mediaType(), TriggerlessImage.manifest(manifest, config));
            other.referTo(List.of(top));
            return top.digest();
        });
    }

    /** Writes a document among the blobs. */
    public Descriptor add(String mediaType, byte[] document) {
        return blobs.write(mediaType, document);
    }

    /** Has {@code index.json} refer to these, whose blobs are there, and to nothing else. */
    public void referTo(List<Descriptor> tops) {
        indexFile().write(IndexWriting.referringToAll(tops));
    }

    /** Removes every blob that nothing refers to: what was laid there for BuildKit and is of no use to this image. */
    public void removeStrays() {
        blobs.removeAllBut(content().digests());
    }

    /**
     * Writes the name of the image into the layout, in place of any other.
     *
     * @param name with a tag
     * @param annotations what else {@code index.json} is to say about the manifest list
     */
    public void nameAs(ImageReference name, Map<String, String> annotations) {
        indexFile().write(IndexWriting.referringTo(documents.top(), List.of(name), annotations));
    }

    ImageConfiguration configurationOf(LayoutContent.Image image) {
        return documents.configuration(
                "the configuration of " + image.declared(),
                image.config(),
                image.layers().size());
    }

    private LayoutReader reader() {
        return new LayoutReader(documents, problems);
    }

    private WholeFile indexFile() {
        return WholeFile.of(folder.resolve("index.json"), problems);
    }
}
