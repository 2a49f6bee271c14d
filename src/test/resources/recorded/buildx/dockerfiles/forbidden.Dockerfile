FROM closed.test:5000/acme/forbidden:1
RUN true
