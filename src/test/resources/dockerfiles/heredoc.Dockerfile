FROM base.test/library/busybox:1
RUN <<m1
: RUN m2
: FROM x
m1
RUN : m3
#: m1 amd64 arm64
#: m3 amd64 arm64
