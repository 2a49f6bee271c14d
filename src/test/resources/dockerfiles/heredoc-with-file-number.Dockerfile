FROM base.test/library/busybox:1
RUN cat 3<<m1 <&3
RUN : m2
m1
RUN : m3
#: m1 amd64 arm64
#: m3 amd64 arm64
