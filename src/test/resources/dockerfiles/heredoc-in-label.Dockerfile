FROM base.test/library/busybox:1
LABEL a="<<EOF"
ENV B=<<EOF
RUN : m1
#: m1 amd64 arm64
