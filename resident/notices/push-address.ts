/** Where the worker lies that shows what is pushed; its scope is none of our pages. */
export const pushWorkerAddress = '/push-worker.js';
export const pushScope = '/push/';
