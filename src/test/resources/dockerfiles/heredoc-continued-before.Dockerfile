FROM base.test/library/busybox:1
RUN : m1 \
  && cat <<X
RUN : m2
X
RUN : m3
#: m1 amd64 arm64
#: m3 amd64 arm64
