package com.example;

public class App {

    public static void main(String[] arguments) {
        System.out.println("Hello from Java " + Runtime.version().feature() + " on " + System.getProperty("os.arch"));
    }
}
