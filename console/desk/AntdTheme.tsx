import { ConfigProvider, theme } from 'antd';
import enGB from 'antd/locale/en_GB';
import zhCN from 'antd/locale/zh_CN';
import { type ReactNode, useMemo } from 'react';
import { isStill } from '../../ui/motion.ts';
import { useAppearance } from '../appearance.ts';
import { useWords } from '../language.ts';

/** antd mixes its shades out of real colours, so it gets what the tokens' sheet says at this moment. */
function colourReader() {
  const computed = getComputedStyle(document.documentElement);
  return (name: string) => computed.getPropertyValue(`--${name}`).trim();
}

function themeFrom({ dark, still }: { dark: boolean; still: boolean }) {
  const colour = colourReader();
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: colour('pine'),
      colorTextLightSolid: colour('on-pine'),
      colorLink: colour('pine'),
      colorText: colour('ink'),
      colorTextSecondary: colour('ink-2'),
      colorTextTertiary: colour('ink-3'),
      colorTextDescription: colour('ink-3'),
      // antd's own placeholder is too pale to read, and so is what may only be read.
      colorTextPlaceholder: colour('ink-3'),
      colorTextDisabled: colour('ink-2'),
      colorIcon: colour('ink-2'),
      colorBgBase: colour('surface'),
      colorBgContainer: colour('surface'),
      colorBgElevated: colour('surface'),
      colorBorder: colour('edge'),
      colorBorderSecondary: colour('line'),
      colorError: colour('lantern-ink'),
      colorBgMask: colour('scrim'),
      controlItemBgActive: colour('pine-tint'),
      controlItemBgActiveHover: colour('pine-tint'),
      controlItemBgHover: colour('sunk'),
      fontFamily: 'var(--sans)',
      fontSize: 14,
      borderRadius: 6,
      controlHeight: matchMedia('(pointer: coarse), (max-width: 1023px)').matches ? 44 : 36,
      // Without this a list would wait for the end of an animation that the sheet has put out.
      motion: !still,
    },
    components: {
      Select: {
        optionActiveBg: colour('sunk'),
        optionSelectedBg: colour('pine-tint'),
        multipleItemColorDisabled: colour('ink-2'),
      },
    },
  };
}

/** Lists open inside the main landmark, where a screen reader looks for them. */
const insideMain = (trigger?: HTMLElement) => trigger?.closest('main') ?? document.body;

/** antd under our tokens, in the language and the light of the desk. */
export function AntdTheme({ children }: { children: ReactNode }) {
  const { language } = useWords();
  const { dark, stopped } = useAppearance();
  const still = stopped || isStill();
  const deskTheme = useMemo(() => themeFrom({ dark, still }), [dark, still]);
  return (
    <ConfigProvider
      theme={deskTheme}
      locale={language === 'en' ? enGB : zhCN}
      getPopupContainer={insideMain}
    >
      {children}
    </ConfigProvider>
  );
}
