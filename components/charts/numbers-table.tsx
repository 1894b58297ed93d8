import type { ReactNode } from 'react';
import { ScrollRegion } from '#components/charts/scroll-region.tsx';

type TableCell = { key: string; text: string; href?: string | undefined };
type TableRow = { key: string; head: string; cells: TableCell[] };

export type NumbersTableProps = {
  /** What the table holds, for its caption. */
  caption: string;
  head: readonly string[];
  rows: readonly TableRow[];
  /** The same numbers, and those the table leaves out, as a file. */
  file: string;
  children?: ReactNode;
};

/** The numbers of a chart as a table, with a link for each number, and as a file. */
export function NumbersTable({ caption, head, rows, file, children }: NumbersTableProps) {
  return (
    <div className="numbers">
      <p className="note">
        <a className="lk" href={file}>
          As a file (CSV)
        </a>
        {children}
      </p>
      <ScrollRegion label={caption}>
        <table>
          <caption className="vh">{caption}</caption>
          <thead>
            <tr>
              {head.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">{row.head}</th>
                {row.cells.map(({ key, text, href }) => (
                  <td key={key}>{href === undefined ? text : <a href={href}>{text}</a>}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </div>
  );
}
