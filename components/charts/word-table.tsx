import { Anchor } from '#components/ui/anchor.tsx';
import { figure } from '#lib/wording.ts';

/** How many papers of a group have a word, and where they are. */
type WordCount = { key: string; papers: number; of: number; href: string };
type WordRow = { text: string; counts: WordCount[] };

type WordTableProps = { caption: string; head: readonly string[]; rows: readonly WordRow[] };

/** Words with the papers of each group that have them: `13 of 21`, each a link to those papers. */
export function WordTable({ caption, head, rows }: WordTableProps) {
  return (
    <table className="words">
      <caption className="vh">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="vh">Word</span>
          </th>
          {head.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ text, counts: [first, ...others] }) => (
          <tr key={text}>
            <th scope="row" className="word-t">
              {first ? <Anchor href={first.href}>{text}</Anchor> : text}
            </th>
            {[...(first ? [first] : []), ...others].map(({ key, papers, of, href }, index) => (
              <td key={key} className={index > 0 ? 'soft' : undefined}>
                {papers === 0 ? (
                  `0 of ${figure(of)}`
                ) : (
                  <Anchor href={href}>
                    {figure(papers)} of {figure(of)}
                  </Anchor>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
