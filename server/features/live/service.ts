/** Streams of events for the desks, for routes and for whoever starts and stops the server. */

export { type LivePatience, Switchboard, usualLivePatience } from './switchboard.ts';
