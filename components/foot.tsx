import { Anchor } from '#components/ui/anchor.tsx';

export function Foot() {
  return (
    <footer className="sheet">
      <div className="foot">
        <p>
          Broadsheet prints what its sources say and nothing more: a date, an author or a comment count is
          shown only where one of them states it. Set in Newsreader and Public Sans.
        </p>
        <ul>
          <li>
            <Anchor className="lk" href="/about">
              Sources
            </Anchor>
          </li>
          <li>
            <Anchor className="lk" href="/about#add">
              Add a dump
            </Anchor>
          </li>
          <li>
            <Anchor className="lk" href="/api">
              For programs
            </Anchor>
          </li>
        </ul>
      </div>
    </footer>
  );
}
