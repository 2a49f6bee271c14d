FROM --platform=$BUILDPLATFORM base.test/library/busybox:1 AS build
ARG TARGETARCH
RUN : m1 $TARGETARCH > /o
FROM base.test/library/busybox:1
COPY --from=build /o /o
#: m1 amd64
