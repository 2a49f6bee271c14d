FROM base.test/library/busybox:1 AS a
RUN : m1
FROM ${S+x}a
#: m1 amd64 arm64
