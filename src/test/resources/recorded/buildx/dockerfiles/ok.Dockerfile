FROM registry.test:5000/library/busybox:1 AS build
RUN echo building && uname -m > /built

FROM registry.test:5000/library/busybox:1
WORKDIR /app
COPY app.txt .
COPY --from=build /built .
RUN echo one; sleep 1; echo two
