FROM base.test/library/busybox:1 AS a
onbuild run : m1
FROM a
#: m1 amd64 arm64
