/** What came into browsers after Chrome 79 and iOS 13, and whatever might stand in for it. */
export const younger = `
  for (const [of, ...names] of [
    [Array.prototype, 'at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'with'],
    [String.prototype, 'at', 'replaceAll', 'isWellFormed'],
    [Object, 'hasOwn', 'groupBy'], [Promise, 'any', 'withResolvers', 'try'], [Array, 'fromAsync'],
    [Element.prototype, 'replaceChildren', 'checkVisibility', 'getAnimations'],
    [Blob.prototype, 'text', 'arrayBuffer', 'stream'], [Crypto.prototype, 'randomUUID'], [AbortSignal, 'timeout', 'any'], [Intl, 'RelativeTimeFormat',
      'ListFormat', 'Segmenter', 'DisplayNames', 'Locale'],
    [globalThis, 'WeakRef', 'FinalizationRegistry', 'ResizeObserver', 'structuredClone', 'AggregateError',
      'reportError', 'scheduler', 'trustedTypes', 'SpeechRecognition', 'webkitSpeechRecognition'],
    [Navigator.prototype, 'locks', 'serviceWorker', 'permissions', 'storage'],
  ]) for (const name of names) delete of[name];
`;
