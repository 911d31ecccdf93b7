import { useMutation } from '@tanstack/react-query';
import { Button } from '../../ui/Button.tsx';
import { PrintIcon } from '../../ui/icons.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import { Refusals } from '../states/Refusals.tsx';

/** The code of a case on a slip: paper that says no more than its public page. */
export function SlipOf({ code }: { code: string }) {
  const { t } = useWords();
  const { client } = useCounty();
  const printing = useMutation({
    mutationFn: async () => saveFile(await client.download('getCaseSlip', { params: { code } })),
  });
  return (
    <>
      <Button
        kind="outline"
        size="s"
        icon={<PrintIcon size={16} />}
        busy={printing.isPending}
        onClick={() => printing.mutate()}
      >
        {t('agreements.receipt.slip')}
      </Button>
      <Refusals error={printing.error} />
    </>
  );
}
