from base.test/library/busybox:1 as a
run : m1 > /o
from scratch
copy --from=a /o /o
#: m1 amd64 arm64
