FROM --platform=linux/arm64 base.test/library/busybox:1 AS a
RUN : m1
FROM a
RUN : m2
#: context a
#: m2 arm64
