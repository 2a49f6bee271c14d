FROM registry.test:5000/library/busybox:1
ARG BROKEN=arm64
ARG TARGETARCH
RUN echo fetching things \
 && echo to standard error >&2 \
 && if [ "$TARGETARCH" = "$BROKEN" ]; then exit 3; else sleep 5; fi
