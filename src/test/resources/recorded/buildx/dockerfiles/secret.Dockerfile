FROM registry.test:5000/library/busybox:1
ARG TOKEN
RUN echo token $TOKEN && exit 1
