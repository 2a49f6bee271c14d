FroM base.test/library/busybox:1 As A
RuN : m1
#: m1 amd64 arm64
