FROM --platform=${BUILDPLATFORM} base.test/library/busybox:1 AS b
RUN : m1 > /o
FROM --platform=${TARGETOS}/${TARGETARCH} base.test/library/busybox:1
COPY --from=b /o /
RUN : m2
#: m1 amd64
#: m2 amd64 arm64
