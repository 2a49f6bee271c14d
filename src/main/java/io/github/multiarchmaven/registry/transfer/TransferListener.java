package io.github.multiarchmaven.registry.transfer;

/** Is told how a copy goes, from several threads. */
public interface TransferListener {

    /** The target had it, or took it over from another of its repositories. */
    void there(Part part);

    /**
     * Some of it has been sent; if it had to be sent again, the sum exceeds its size.
     *
     * @param bytes since the last time
     */
    void sent(Part part, long bytes);
}
