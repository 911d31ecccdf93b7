import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { AnswerTemplate } from '../../contract/answer-templates.ts';
import { useCounty } from '../county.tsx';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { useStep } from '../use-step.ts';

const stale = ['listAnswerTemplates'] as const;
const keptForMs = 60_000;

/** The texts of the centre, for whoever may use them. */
export function useAnswerTemplates() {
  const { client } = useCounty();
  const me = useStaff();
  return useQuery({
    queryKey: client.key('listAnswerTemplates'),
    queryFn: ({ signal }) => client.call('listAnswerTemplates', { signal }),
    staleTime: keptForMs,
    enabled: mayCall(me, 'listAnswerTemplates'),
  });
}

/** Reads them anew, where somebody else is known to have changed one. */
export function useReadTemplates(): () => void {
  const { client } = useCounty();
  const queries = useQueryClient();
  return () => void queries.invalidateQueries({ queryKey: client.key('listAnswerTemplates') });
}

export interface TemplateText extends Pick<AnswerTemplate, 'move' | 'category' | 'name' | 'words'> {
  namesChecked: boolean;
}

/** Writes a text, or one that was read anew. */
export function useWriteTemplate(read: AnswerTemplate | undefined, onDone: () => void) {
  const { client } = useCounty();
  return useStep(
    (text: TemplateText, requestId) =>
      read === undefined
        ? client.call('addAnswerTemplate', { body: text, requestId })
        : client.call('editAnswerTemplate', {
            params: { id: read.id },
            body: { ...text, version: read.version },
            requestId,
          }),
    { stale, onDone },
  );
}

export function useWithdrawTemplate(id: string) {
  const { client } = useCounty();
  return useStep(
    (_: null, requestId) => client.call('withdrawAnswerTemplate', { params: { id }, requestId }),
    { stale },
  );
}
