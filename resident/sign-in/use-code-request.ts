import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { CodeSent } from '../../contract/residents.ts';
import { type AskForCode, askForCode } from '../../ui/ask-for-code.ts';
import { useApi } from '../api.ts';

/** Asks for a code, and says while it does so whether the phone is making an effort for it. */
export function useCodeRequest(onSent: (sent: CodeSent) => void) {
  const { client } = useApi();
  const [checking, setChecking] = useState(false);
  const request = useMutation({
    mutationFn: (ask: AskForCode) => askForCode(client, ask, () => setChecking(true)),
    onSettled: () => setChecking(false),
    onSuccess: onSent,
  });
  return { ...request, checking };
}

/** A code to a phone that somebody typed. The answer is the same for known and unknown phones. */
export function useCodeTo() {
  const { client } = useApi();
  return (phone: string): AskForCode =>
    (proof) =>
      client.call('requestSignInCode', { body: { phone, ...(proof ? { proof } : {}) } });
}
