FROM registry.test:5000/library/nothing:1
RUN true
