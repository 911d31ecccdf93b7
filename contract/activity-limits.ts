/** Hours after its end for which one can still sign out: so long the desk shows the code, and the app the way to it. */
export const signOutHours = 2;
