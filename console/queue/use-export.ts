import { useMutation } from '@tanstack/react-query';
import { saveFile } from '../../ui/save-file.ts';
import { useCounty } from '../county.tsx';
import { type QueueFilter, searchOf } from './queue-filter.ts';

/** Takes the queue as it is filtered as a file, and hands it to the browser to be saved. */
export function useExport() {
  const { client } = useCounty();
  return useMutation({
    mutationFn: async (filter: QueueFilter) =>
      saveFile(await client.download('exportCases', { body: searchOf(filter) })),
  });
}
