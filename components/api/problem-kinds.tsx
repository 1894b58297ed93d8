import type { ReactNode } from 'react';
import { AnswerFields } from '#components/api/answer-fields.tsx';
import { PROBLEM_KINDS, PROBLEMS } from '#lib/api/problems.ts';

/** What a request can come to besides an answer: each kind at the address that a problem's `type` is. */
export function ProblemKinds({ children }: { children: ReactNode }) {
  return (
    <section className="band" aria-labelledby="problems">
      <div className="band-head">
        <h2 className="sc" id="problems">
          Problems
        </h2>
        <p>
          <code>application/problem+json</code>
        </p>
      </div>
      <p className="plain">
        What cannot be answered is answered with a problem document (
        <a className="lk" href="https://www.rfc-editor.org/rfc/rfc9457">
          RFC 9457
        </a>
        ). Pages mend a wrong address and say so; programs are told, so that a slip does not become a number.
      </p>
      <dl className="fields mt-4">
        {PROBLEM_KINDS.map((kind) => (
          <div key={kind} id={`problem-${kind}`}>
            <dt>{PROBLEMS[kind].status}</dt>
            <dd>
              {PROBLEMS[kind].title}. {PROBLEMS[kind].about}
            </dd>
          </div>
        ))}
      </dl>
      <AnswerFields answer="Problem" label="A problem document" />
      {children}
    </section>
  );
}
