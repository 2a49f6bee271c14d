FROM base.test/library/busybox:1 AS a
ONBUILD RUN <<m1
: RUN m2
m1
RUN : m3
#: m3 amd64 arm64
