# escape=`
ARG A=a`$x
FROM base.test/library/busybox:1 AS a
RUN : m1
FROM ${A:+a}
#: m1 amd64 arm64
