/** A page says so often that it still shows the case; without a word it counts as closed after `onlookerGoneMs`. */
export const onlookerEveryMs = 8_000;
export const onlookerGoneMs = 20_000;
