ARG A=a B=b
FROM base.test/library/busybox:1 AS a
RUN : m1
FROM base.test/library/busybox:1 AS b
RUN : m2
FROM $B
#: m2 amd64 arm64
