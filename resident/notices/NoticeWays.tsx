import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  alwaysInApp,
  type NoticeKind,
  type NoticeWay,
  noticeKinds,
  noticeKindWords,
  noticeWays,
} from '../../contract/notice-ways.ts';
import type { NoticeSettings } from '../../contract/notices.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { useAnswer, useApi, useMe } from '../api.ts';
import { Loaded } from '../frame/Loaded.tsx';
import { Problem } from '../frame/Problem.tsx';
import { Screen } from '../frame/Screen.tsx';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/language.ts';
import styles from './NoticeWays.module.css';
import { QuietHoursPart } from './QuietHoursPart.tsx';
import { useNoticeWaysTexts } from './use-notice-ways-texts.ts';
import { NotPushed, takesPushes, usePush } from './use-push.ts';

/** By which ways I hear of what, and when nothing wakes me. */
export default function NoticeWays() {
  const { t } = useTexts();
  const w = useNoticeWaysTexts();
  const asked = useAnswer('getNoticeSettings', {});
  const change = useChange();
  return (
    <Screen title={w('title')} back={{ label: t('back'), href: paths.notices }}>
      <p className={styles.lead}>{w('lead')}</p>
      <Loaded asked={asked}>
        {(settings) => {
          const shown = { ...settings, ...(change.isPending ? change.variables : {}) };
          return (
            <>
              <ul className={styles.cards}>
                {noticeKinds.map((kind) => (
                  <li key={kind}>
                    <KindPart kind={kind} settings={shown} onChange={change.mutate} />
                  </li>
                ))}
              </ul>
              <p className={styles.quiet}>{w('smsLine')}</p>
              <Problem error={change.error} />
              {settings.pushKey !== null && (
                <BrowserPart pushKey={settings.pushKey} pushedHere={settings.pushedHere} />
              )}
              <QuietHoursPart
                quiet={shown.quiet}
                onChange={(quiet) => change.mutate({ ways: shown.ways, quiet })}
              />
            </>
          );
        }}
      </Loaded>
    </Screen>
  );
}

type Chosen = Pick<NoticeSettings, 'ways' | 'quiet'>;

function useChange() {
  const { client } = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ ways, quiet }: Chosen) =>
      client.call('setNoticeSettings', { body: { ways, quiet } }),
    onSuccess: (answer) => queries.setQueryData(client.key('getNoticeSettings', {}), answer),
  });
}

interface KindProps {
  kind: NoticeKind;
  settings: NoticeSettings;
  onChange: (chosen: Chosen) => void;
}

function KindPart({ kind, settings: { ways, quiet, pushKey }, onChange }: KindProps) {
  const { say } = useTexts();
  const w = useNoticeWaysTexts();
  const me = useMe();
  const phone = me.data?.maskedPhone ?? '';
  const words: Record<NoticeWay, string> = {
    app: w('inApp'),
    push: w('push'),
    sms: w('sms', { phone }),
  };
  const offered = noticeWays.filter(
    (way) => (way !== 'push' || pushKey !== null) && (way !== 'sms' || phone !== ''),
  );
  const turn = (way: NoticeWay, on: boolean) => {
    const others = ways[kind].filter((one) => one !== way);
    onChange({ ways: { ...ways, [kind]: on ? [...others, way] : others }, quiet });
  };
  const stays = (way: NoticeWay) => way === 'app' && alwaysInApp.includes(kind);
  return (
    <Card>
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{say(noticeKindWords[kind])}</legend>
        {offered.map((way) => (
          <label key={way} className={styles.way}>
            <input
              type="checkbox"
              checked={ways[kind].includes(way) || stays(way)}
              disabled={stays(way)}
              onChange={(event) => turn(way, event.target.checked)}
            />
            {words[way]}
          </label>
        ))}
        {alwaysInApp.includes(kind) && <p className={styles.quiet}>{w('always')}</p>}
      </fieldset>
    </Card>
  );
}

/** The one thing that only the phone itself can say: whether it takes pushes. */
function BrowserPart({ pushKey, pushedHere }: { pushKey: string; pushedHere: boolean }) {
  const w = useNoticeWaysTexts();
  const { turnOn, turnOff } = usePush();
  const { error } = turnOn;
  return (
    <Card>
      <h2 className={styles.heading}>{w('here')}</h2>
      {takesPushes() ? (
        <>
          <p className={styles.line}>{w(pushedHere ? 'hereOn' : 'hereOff')}</p>
          {pushedHere ? (
            <Button kind="quiet" busy={turnOff.isPending} onClick={() => turnOff.mutate()}>
              {w('turnOff')}
            </Button>
          ) : (
            <Button busy={turnOn.isPending} onClick={() => turnOn.mutate(pushKey)}>
              {w('turnOn')}
            </Button>
          )}
          {error instanceof NotPushed ? (
            <p className={styles.quiet} role="alert">
              {w(error.why)}
            </p>
          ) : (
            <Problem error={error ?? turnOff.error} />
          )}
        </>
      ) : (
        <p className={styles.line}>{w('unsupported')}</p>
      )}
    </Card>
  );
}
