ARG IMAGE=base.test/library/busybox:1
FROM $IMAGE
RUN : m1
#: m1 amd64 arm64
