package io.github.multiarchmaven.mojo;

import io.github.multiarchmaven.config.RawBuilderSettings.RawDns;
import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** The element {@code <dns>} of {@code <builder>}: where {@code RUN} steps look names up. */
public final class DnsParameters {

    /** Addresses of name servers. */
    @Parameter
    private @Nullable List<@Nullable String> nameservers;

    /** Domains in which short names are looked up. */
    @Parameter
    private @Nullable List<@Nullable String> searchDomains;

    /** Options of {@code resolv.conf}, such as {@code ndots:2}. */
    @Parameter
    private @Nullable List<@Nullable String> options;

    RawDns toRaw(UserProperties properties) {
        return new RawDns(
                properties.listOrProperty(nameservers, "multiarch.builder.dns.nameservers"),
                properties.listOrProperty(searchDomains, "multiarch.builder.dns.searchDomains"),
                properties.listOrProperty(options, "multiarch.builder.dns.options"));
    }
}
