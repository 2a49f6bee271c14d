FROM base.test/library/busybox:1
RUN cat <<m1 - <<B > /o
FROM a
m1
RUN : m2
B
RUN : m3
#: m1 amd64 arm64
#: m3 amd64 arm64
