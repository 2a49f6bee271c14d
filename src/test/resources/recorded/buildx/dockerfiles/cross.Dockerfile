FROM --platform=$BUILDPLATFORM registry.test:5000/library/busybox:1 AS build
ARG TARGETARCH
RUN echo for $TARGETARCH > /for

FROM registry.test:5000/library/busybox:1
COPY --from=build /for /
