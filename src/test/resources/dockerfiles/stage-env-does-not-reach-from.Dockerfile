FROM base.test/library/busybox:1 AS a
ENV S=a
RUN : m1
FROM ${S:-base.test/library/busybox:1}
RUN : m2
#: m2 amd64 arm64
