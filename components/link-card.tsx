import type { CSSProperties } from 'react';
import { CARD, fitTitle, fittingLabels, LINE_HEIGHT } from '#lib/metadata/card.ts';
import { dateText } from '#lib/wording.ts';

/** Colours of the day edition (app/styles/tokens.css), which a picture cannot take from the style sheet. */
const INK = { paper: '#f4f4f0', ink: '#16181a', soft: '#5e6267', hair: '#d0d0c9', red: '#a8201a' };

const MARGIN = 64;
const TITLE = { width: CARD.width - 2 * MARGIN, height: 344 };

const FILLED: CSSProperties = { display: 'flex', flexDirection: 'column', width: '100%', height: '100%' };
const ROW: CSSProperties = { display: 'flex', justifyContent: 'space-between', alignItems: 'baseline' };

type LinkCardProps = {
  title: string;
  /** What stands at its foot, the most important first; as many of them as there is room for. */
  labels: readonly string[];
  /** ISO day, or month, or year. */
  date: string | null;
  /** Names of fonts, in the order in which glyphs are looked for. */
  serif: readonly string[];
  sans: readonly string[];
};

/** What a link leads to as a picture: wordmark, title, labels such as topics, and date, for next/og, which knows styles on elements alone. */
export function LinkCard({ title, labels, date, serif, sans }: LinkCardProps) {
  const fitted = fitTitle(title, TITLE);
  return (
    <div style={{ ...FILLED, color: INK.ink, background: INK.paper, fontFamily: sans.join(', ') }}>
      {/* 4 px where a card is shown at half its size. */}
      <div style={{ display: 'flex', height: 8, background: INK.red }} />
      <div style={{ ...FILLED, flexGrow: 1, height: 0, padding: `36px ${MARGIN}px 44px` }}>
        <div
          style={{
            ...{ display: 'flex', paddingBottom: 14, borderBottom: `3px solid ${INK.ink}` },
            ...{ fontFamily: serif.join(', '), fontSize: 44, fontWeight: 500, letterSpacing: '-0.03em' },
          }}
        >
          Broadsheet
        </div>
        <div style={{ display: 'flex', flexGrow: 1, alignItems: 'center' }}>
          <div
            style={{
              ...{ display: 'flex', width: TITLE.width, wordBreak: 'break-word' },
              ...{ fontFamily: serif.join(', '), fontWeight: 500, letterSpacing: '-0.01em' },
              ...{ fontSize: fitted.size, lineHeight: LINE_HEIGHT },
            }}
          >
            {fitted.text}
          </div>
        </div>
        <div
          style={{
            ...{ ...ROW, paddingTop: 18, borderTop: `2px solid ${INK.hair}` },
            ...{ color: INK.soft, fontSize: 28 },
          }}
        >
          <div style={{ display: 'flex' }}>{fittingLabels(labels)}</div>
          {date !== null && <div style={{ display: 'flex' }}>{dateText(date)}</div>}
        </div>
      </div>
    </div>
  );
}
