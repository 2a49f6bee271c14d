ARG image=base.test/library/busybox:1
FROM ${image}
RUN : m1
#: m1 amd64 arm64
