FROM base.test/library/busybox:1
MAINTAINER m1
RUN : m2
#: m2 amd64 arm64
