import { type Column, ColumnChart } from '#components/charts/column-chart.tsx';
import { Anchor } from '#components/ui/anchor.tsx';
import { shortFigure } from '#lib/charts/short-figure.ts';
import { figure } from '#lib/wording.ts';

type SmallMultipleProps = {
  title: string;
  /** The papers that it draws, where an address says which those are. */
  href: string | undefined;
  /** How many papers are drawn, and of how many. */
  dated: number;
  of: number;
  columns: readonly Column[];
  max: number;
};

/** One of many charts by year on one scale. The keyboard stops at its title; the table below them has every number. */
export function SmallMultiple({ title, href, dated, of, columns, max }: SmallMultipleProps) {
  return (
    <li>
      <p className="top">
        <b>{href === undefined ? title : <Anchor href={href}>{title}</Anchor>}</b>
        <span>{dated === of ? figure(of) : `${figure(dated)} of ${figure(of)}`}</span>
      </p>
      <ColumnChart
        columns={columns.map((column) => ({ ...column, text: fitting(column) }))}
        max={max}
        subject={`${title} by year`}
        ticks="ends"
        stops={false}
      />
    </li>
  );
}

/** Letters of a value that a narrow column has room for. */
const ROOM = 3;

function fitting({ text, value }: Column): string {
  return text.length > ROOM ? shortFigure(value, 4) : text;
}
