FROM base.test/library/busybox:1
SHELL ["/bin/busybox", "echo"]
RUN m1 <<< x
RUN m2
#: m1 amd64 arm64
#: m2 amd64 arm64
