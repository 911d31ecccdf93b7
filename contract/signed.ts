/** Characters of the shortest path that is more than the touch of a pen. Without schemas, so that screens may use it. */
export const shortestSignature = 8;
