import { Sections } from '#components/sections.tsx';

/** The running head of a page that could not be made, without what is known from the database. */
export function BareHead() {
  return (
    <header className="head">
      <div className="sheet head-in">
        {/* A plain link: after a failure the page is loaded anew. */}
        <a className="word" href="/">
          Broadsheet
        </a>
        <Sections />
      </div>
    </header>
  );
}
