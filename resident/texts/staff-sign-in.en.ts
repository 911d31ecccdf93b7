import type { staffSignInZh } from './staff-sign-in.zh-CN.ts';

export const staffSignInEn: typeof staffSignInZh = {
  login: 'Login',
  password: 'Password',
  next: 'Next',
  code: 'One-time code',
  codeHint: 'The six digits of your authenticator app, or a recovery code',
  enter: 'Verify and sign in',
  passkey: 'Passkey (finger, face or PIN)',
  passkeyOnly: 'You have a passkey alone: please press the button below.',
  passkeyStopped: 'The passkey was not confirmed. Please try again.',
  console: 'The first sign-in and new passwords are seen to at the desk.',
  toConsole: 'To the desk',
};
