import { ButtonLink } from '../../ui/Button.tsx';
import { StubCode } from '../../ui/CaseStub.tsx';
import { QrCode } from '../../ui/QrCode.tsx';
import { useApi } from '../api.ts';
import { LazySheet } from '../frame/LazySheet.tsx';
import { publicCaseAddress } from '../paths.ts';
import { useTexts } from '../texts/language.ts';
import styles from './Case.module.css';

export interface QrSheetProps {
  code: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** One case, one code: to show across a counter or hang at a door. */
export function QrSheet({ code, open, onOpenChange }: QrSheetProps) {
  const { t } = useTexts();
  const { client } = useApi();
  const address = publicCaseAddress(client.county, code);
  return (
    <LazySheet
      open={open}
      onOpenChange={onOpenChange}
      title={t('case.qrTitle')}
      description={t('case.qrLine')}
      footer={
        <ButtonLink kind="outline" href={address}>
          {t('case.openBoard')}
        </ButtonLink>
      }
    >
      <div className={styles.qr}>
        <QrCode value={address} label={t('sent.scan')} size={220} />
        <StubCode>{code}</StubCode>
      </div>
    </LazySheet>
  );
}
