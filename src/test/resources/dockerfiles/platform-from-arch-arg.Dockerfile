ARG ARCH=arm64
FROM --platform=linux/${ARCH} base.test/library/busybox:1 AS a
RUN : m1 > /o
FROM scratch
COPY --from=a /o /o
#: m1 arm64
