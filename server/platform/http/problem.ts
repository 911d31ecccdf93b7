import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '../../../contract/values.ts';
import type { Refusal } from '../refusal.ts';

export type Language = 'zh' | 'en';

/** The reader's language: the first of Accept-Language, Chinese unless it says English. */
export function languageOf(request: FastifyRequest): Language {
  const first = request.headers['accept-language']?.split(',')[0]?.trim().toLowerCase() ?? '';
  return first.startsWith('en') ? 'en' : 'zh';
}

/** A refusal as an RFC 9457 document. */
export function problemOf(
  refusal: Refusal,
  language: Language,
  fields?: NonNullable<Problem['fields']>,
): Problem {
  const title = refusal.sentence(language);
  const named = fields ?? fieldsIn(refusal, language);
  return {
    type: `urn:pingan:refusal:${refusal.code}`,
    title,
    status: refusal.entry.status,
    code: refusal.code,
    ...(named === undefined ? {} : { fields: named }),
  };
}

function fieldsIn(refusal: Refusal, language: Language): Problem['fields'] {
  const { field, fields } = refusal.details;
  if (fields !== undefined)
    return fields.map((one) => ({ field: one.field, message: one[language] }));
  return field === undefined ? undefined : [{ field, message: refusal.sentence(language) }];
}

export function sendProblem(reply: FastifyReply, problem: Problem, retryAfter?: number) {
  if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter));
  return reply
    .status(problem.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .serializer((payload: unknown) => JSON.stringify(payload))
    .send(problem);
}

export function sendRefusal(request: FastifyRequest, reply: FastifyReply, refusal: Refusal) {
  const problem = problemOf(refusal, languageOf(request));
  return sendProblem(reply, problem, refusal.details.retryAfterSeconds);
}
