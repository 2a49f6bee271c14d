FROM base.test/library/busybox:1
SHELL ["/bin/busybox", "sh", "-c"]
RUN : m1
#: m1 amd64 arm64
