import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { DownloadIcon } from '../../ui/icons.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { useApi } from '../api.ts';
import { Problem } from '../frame/Problem.tsx';
import { Screen } from '../frame/Screen.tsx';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/language.ts';
import { isUnproved } from './is-unproved.ts';
import styles from './MyData.module.css';
import { OwnCode } from './OwnCode.tsx';
import { useMyDataTexts } from './use-my-data-texts.ts';

/** What I am shown of what is held about me in one file, after a code to my phone. */
export default function Copy() {
  const { t } = useTexts();
  const d = useMyDataTexts();
  const { client } = useApi();
  const [proving, setProving] = useState(false);
  const make = useMutation({
    mutationFn: async () => {
      return saveFile(await client.download('exportMyData', {}));
    },
    onError: (error) => setProving(isUnproved(error)),
  });
  return (
    <Screen title={d('copy.title')} back={{ label: t('back'), href: paths.myData }}>
      <p className={styles.lead}>{d('copy.lead')}</p>
      <ul className={styles.plain}>
        <li>{d('copy.page')}</li>
        <li>{d('copy.data')}</li>
        <li>{d('copy.photos')}</li>
      </ul>
      <p className={styles.quiet}>{d('copy.notAll')}</p>
      <p className={styles.quiet}>{d('copy.care')}</p>
      {proving ? (
        <OwnCode
          onProved={() => {
            setProving(false);
            make.mutate();
          }}
        />
      ) : (
        <>
          <Button
            wide
            icon={<DownloadIcon size={20} />}
            busy={make.isPending}
            onClick={() => make.mutate()}
          >
            {d(make.isPending ? 'copy.making' : 'copy.make')}
          </Button>
          {!isUnproved(make.error) && <Problem error={make.error} />}
        </>
      )}
      <p role="status" className={styles.quiet}>
        {make.data !== undefined && d('copy.done', { name: make.data })}
      </p>
    </Screen>
  );
}
