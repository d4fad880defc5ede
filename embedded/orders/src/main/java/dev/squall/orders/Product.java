package dev.squall.orders;

/** @param cents price in hundredths of the currency */
record Product(String id, String name, int cents) {}
