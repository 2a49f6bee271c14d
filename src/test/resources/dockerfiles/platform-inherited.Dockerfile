FROM --platform=linux/arm64 base.test/library/busybox:1 AS a
FROM a AS b
RUN : m1
FROM b
RUN : m2
#: m1 arm64
#: m2 arm64
