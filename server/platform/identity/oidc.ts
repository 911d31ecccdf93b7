import * as openid from 'openid-client';
import type { Sentence } from '../../../contract/values.ts';
import type { Log } from '../log.ts';
import {
  birthMonth,
  type Grant,
  type IdentityProvider,
  mainlandPhone,
  type Person,
  type Unwelcome,
  unwelcome,
  type Way,
  wordsOf,
} from './provider.ts';

export interface OidcOptions {
  /** What its discovery document stands below; https, or this machine. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  scopes: string;
  /** What the button says. */
  name: Sentence;
  /** Registered with the provider, exactly as it stands here. */
  returnUrl: string;
  log: Log;
  /** 5 seconds unless told otherwise. */
  timeoutSeconds?: number;
}

/**
 * Signs people in by any OpenID provider: authorization code with PKCE, state and nonce; addresses and
 * keys by discovery, which is asked for when somebody first comes and again until it answers.
 */
export function createOidc(options: OidcOptions): IdentityProvider {
  const { name, returnUrl, scopes, log } = options;
  let discovered: Promise<openid.Configuration> | undefined;
  const configuration = () => {
    discovered ??= discover(options).catch((error: unknown) => {
      discovered = undefined;
      throw error;
    });
    return discovered;
  };
  const attempt = <T>(work: (config: openid.Configuration) => Promise<T>) =>
    configuration()
      .then(work)
      .catch((error: unknown) => {
        const because = reasonOf(error);
        log.warn({ err: error, because }, 'The OpenID provider was of no help');
        return unwelcome(because);
      });

  return {
    id: 'oidc',
    name,
    bridge: null,
    startUrl: ({ state, nonce, verifier }: Way) =>
      attempt(async (config) => {
        const url = openid.buildAuthorizationUrl(config, {
          redirect_uri: returnUrl,
          scope: scopes,
          state,
          nonce,
          code_challenge: await openid.calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
        });
        return url.href;
      }),
    exchange: (query: string, { state, nonce, verifier }: Way): Promise<Grant | Unwelcome> =>
      attempt(async (config) => {
        const came = new URL(`?${query}`, returnUrl);
        const tokens = await openid.authorizationCodeGrant(config, came, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        return { kind: 'granted', token: tokens.access_token, claims: { ...tokens.claims() } };
      }),
    profile: ({ token, claims }: Grant): Promise<Person | Unwelcome> =>
      attempt(async (config) => {
        const subject = String(claims.sub);
        const more = config.serverMetadata().userinfo_endpoint
          ? await openid.fetchUserInfo(config, token, subject)
          : {};
        return personOf(subject, { ...claims, ...more });
      }),
  };
}

async function discover({ issuer, clientId, clientSecret, timeoutSeconds = 5 }: OidcOptions) {
  const url = new URL(issuer);
  const isLocal = ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname);
  // Signatures are checked although the line is encrypted: a gateway may stand between.
  const checks = [openid.enableNonRepudiationChecks];
  return openid.discovery(url, clientId, clientSecret, undefined, {
    timeout: timeoutSeconds,
    execute: isLocal ? [openid.allowInsecureRequests, ...checks] : checks,
  });
}

function personOf(subject: string, claims: Record<string, unknown>): Person {
  const verified = claims.phone_number_verified === true;
  return {
    kind: 'person',
    subject,
    phone: verified ? mainlandPhone(claims.phone_number) : null,
    name: wordsOf(claims.name),
    birth: birthMonth(claims.birthdate),
  };
}

/** Failures that say something of the line or the address, nothing of what came back. */
const ofTheLine = [
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_RESPONSE_IS_NOT_JSON',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_PARSE_ERROR',
  'OAUTH_HTTP_REQUEST_FORBIDDEN',
  'OAUTH_MISSING_SERVER_METADATA',
  'OAUTH_INVALID_SERVER_METADATA',
];

function reasonOf(error: unknown): Unwelcome['because'] {
  if (error instanceof openid.AuthorizationResponseError)
    return error.error === 'access_denied' ? 'declined' : 'unavailable';
  if (error instanceof openid.ResponseBodyError)
    return error.error === 'invalid_grant' ? 'spent' : 'unavailable';
  if (error instanceof openid.ClientError && !ofTheLine.includes(error.code ?? ''))
    return 'unproven';
  return 'unavailable';
}
