package io.github.multiarchmaven.chaos;

/**
 * One disturbance.
 *
 * @param number from 1
 */
record Round(int number, Goal goal, Fault fault, Moment moment) {

    @Override
    public String toString() {
        return number + ": " + goal + ", " + fault + " " + moment;
    }
}
