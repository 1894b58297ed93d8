import type { ReactNode } from 'react';
import { Formula } from '#components/ui/formula.tsx';
import { type Marked, runsOf } from '#lib/runs.ts';
import { mathMl } from '#lib/text/mathml.ts';
import { segmentText } from '#lib/text/segments.ts';

/** The mark of a search hit; every other mark names evidence. */
export const HIT = 'hit';

type RichTextProps = {
  text: string;
  marked?: readonly Marked[];
  /** Within a link there can be no other one. */
  withLinks?: boolean;
};

/** A cleaned text with its formulas as MathML, its addresses as links, and marks on hits and evidence. */
export function RichText({ text, marked = [], withLinks = true }: RichTextProps) {
  return segmentText(text).map((segment) => {
    const { start, end } = segment;
    if (segment.kind === 'math') {
      const markup = mathMl(segment.tex);
      if (markup) return <Formula key={start} markup={markup} />;
    }
    const runs = runsOf(start, end, marked).map((run) => (
      <MarkedRun key={run.start} marks={run.marks} text={text.slice(run.start, run.end)} />
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

function MarkedRun({ marks, text }: { marks: string[]; text: string }) {
  const evidence = marks.filter((mark) => mark !== HIT);
  const inner =
    evidence.length > 0 ? (
      <span className="ev" data-t={evidence.join(' ')}>
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
