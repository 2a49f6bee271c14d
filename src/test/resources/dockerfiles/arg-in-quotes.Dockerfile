ARG S='a'
ARG T="$S"
FROM base.test/library/busybox:1 AS a
RUN : m1
FROM $T
#: m1 amd64 arm64
