import type { ReactNode } from 'react';
import { Formula } from '#components/ui/formula.tsx';
import { type Marked, runsOf } from '#lib/runs.ts';
import { mathMl } from '#lib/text/mathml.ts';
import { segmentText } from '#lib/text/segments.ts';

/** So many formulas of a text are set, each of which costs time and markup; more than any abstract has. */
const FORMULAS = 200;
/** A formula of more characters than this may be wider than a narrow window, in which it is then moved. */
const LONG = 24;

/** The mark of a search hit; every other mark names evidence. */
export const HIT = 'hit';

type RichTextProps = {
  text: string;
  marked?: readonly Marked[];
  /** Within a link there can be no other one. */
  withLinks?: boolean;
};

/**
 * A cleaned text with its first formulas as MathML, the others as they are written, its addresses as links, and marks on
 * hits and evidence.
 */
export function RichText({ text, marked = [], withLinks = true }: RichTextProps) {
  // A dash stays with the word before it; one space for another, so that offsets hold.
  const shown = text.replace(/ (?=[–—](?: |$))/g, '\u00a0');
  const ids = new Map(marked.map(({ start, id }) => [start, id]));
  let formulas = 0;
  return segmentText(text).map((segment) => {
    const { start, end } = segment;
    if (segment.kind === 'math' && ++formulas <= FORMULAS) {
      const markup = mathMl(segment.tex);
      if (markup) return <Formula key={start} markup={markup} isLong={segment.tex.length > LONG} />;
    }
    const runs = runsOf(start, end, marked).map((run) => (
      <MarkedRun
        key={run.start}
        id={ids.get(run.start)}
        marks={run.marks}
        text={shown.slice(run.start, run.end)}
      />
    ));
    if (segment.kind === 'link' && withLinks) {
      return (
        <a key={start} className="lk" href={segment.url} rel="noopener nofollow ugc">
          {runs}
        </a>
      );
    }
    return <Plain key={start}>{runs}</Plain>;
  });
}

function MarkedRun({ id, marks, text }: { id: string | undefined; marks: string[]; text: string }) {
  const evidence = marks.filter((mark) => mark !== HIT);
  const inner =
    evidence.length > 0 ? (
      <span className="ev" id={id} data-t={evidence.join(' ')}>
        {text}
      </span>
    ) : (
      text
    );
  return marks.includes(HIT) ? <mark>{inner}</mark> : inner;
}

function Plain({ children }: { children: ReactNode }) {
  return children;
}
