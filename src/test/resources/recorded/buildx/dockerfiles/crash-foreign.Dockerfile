FROM registry.test:5000/library/busybox:1
COPY app.txt /
RUN if [ "$(uname -m)" = x86_64 ]; then sleep 5; fi; echo starting; sh -c 'kill -SEGV $$'; exit $?
