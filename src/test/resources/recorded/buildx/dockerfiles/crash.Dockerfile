FROM registry.test:5000/library/busybox:1
COPY app.txt /
RUN echo starting; sh -c 'kill -SEGV $$'; exit $?
