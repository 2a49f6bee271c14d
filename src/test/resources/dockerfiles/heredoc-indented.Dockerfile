FROM base.test/library/busybox:1
RUN <<-m1
	:
	m1
RUN : m2
#: m1 amd64 arm64
#: m2 amd64 arm64
