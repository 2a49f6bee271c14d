FROM --platform=$BUILDPLATFORM base.test/library/busybox:1 AS a
RUN : m1 > /o
FROM scratch
COPY --from=a /o /o
#: arg BUILDPLATFORM=linux/arm64
#: m1 arm64
