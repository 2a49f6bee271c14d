FROM --platform=linux/arm64 base.test/library/busybox:1 AS a
FROM --platform=linux/amd64 a
RUN : m1
#: m1 arm64
