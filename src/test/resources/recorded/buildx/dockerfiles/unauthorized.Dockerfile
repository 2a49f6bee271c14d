FROM closed.test:5000/acme/private:1
RUN true
