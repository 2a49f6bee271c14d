FROM registry.test:5000/library/busybox:1
COPY app.txt /
RUM true
