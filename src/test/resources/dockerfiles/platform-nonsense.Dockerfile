FROM --platform=a/b/c/d/e base.test/library/busybox:1
RUN : m1
#: left
#: m1 amd64? arm64?
