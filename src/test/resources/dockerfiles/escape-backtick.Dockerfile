# escape=`
FROM base.test/library/busybox:1
RUN : m1 `
  && : m2
RUN : m3 \
#: m1 amd64 arm64
#: m3 amd64 arm64
