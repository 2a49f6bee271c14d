FROM registry.test:5000/library/busybox:1
RUN uname -m
