ARG IMAGE
FROM ${IMAGE:-base.test/library/busybox:1}
RUN : m1
#: m1 amd64 arm64
