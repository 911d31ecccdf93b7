/** Whether this browser knows how to speak; whether it has a voice shows only when it is asked to. */
export const canSpeak = 'speechSynthesis' in globalThis && 'SpeechSynthesisUtterance' in globalThis;
