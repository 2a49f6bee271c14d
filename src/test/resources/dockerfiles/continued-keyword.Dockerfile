FR\
OM base.test/library/busybox:1
RU\
N : m1
#: m1 amd64 arm64
