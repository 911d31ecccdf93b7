import { type DigestReaders, digestReaders } from '../../contract/group-bot-kinds.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import pageStyles from '../account/account.module.css';
import { useWords } from '../language.ts';

interface ReadersFieldProps {
  label: string;
  value: DigestReaders;
  onChange: (readers: DigestReaders) => void;
}

/** Who reads along, and what they therefore hear. */
export function ReadersField({ label, value, onChange }: ReadersFieldProps) {
  const { t } = useWords();
  return (
    <div>
      <Segmented
        label={label}
        choices={digestReaders.map((readers) => ({
          value: readers,
          label: t(`groupBots.readers.${readers}`),
        }))}
        value={value}
        onChange={onChange}
      />
      <p className={pageStyles.lead}>{t(`groupBots.readersLine.${value}`)}</p>
    </div>
  );
}
