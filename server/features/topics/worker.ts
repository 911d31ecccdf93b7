import { parentPort, workerData } from 'node:worker_threads';
import { type Matter, profilesOf } from '../../text/matters/likeness.ts';
import { findTopics } from '../../text/matters/topics.ts';

/** What is handed to the thread. */
export interface Grouping {
  matters: readonly Matter[];
  townNames: readonly string[];
}

const { matters, townNames } = workerData as Grouping;
parentPort?.postMessage(
  findTopics(profilesOf(matters, townNames)).map((topic) => topic.matters.map(({ id }) => id)),
);
