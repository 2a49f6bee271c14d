FROM	base.test/library/busybox:1	AS	a
RUN	: m1
#: m1 amd64 arm64
