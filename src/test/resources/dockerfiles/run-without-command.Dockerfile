FROM base.test/library/busybox:1
RUN
#: RUN amd64 arm64
