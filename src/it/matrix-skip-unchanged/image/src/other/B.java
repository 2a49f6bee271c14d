src/other/B.java
