import { parentPort, workerData } from 'node:worker_threads';
import { type Teaching, teach } from '../../text/categories/teach.ts';

parentPort?.postMessage(teach(workerData as Teaching));
