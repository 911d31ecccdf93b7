/** What reporters of cheating with points get, out of what came back thanks to them. */
export { takeBack } from './take-back.ts';
