import { type Column, ColumnChart } from '#components/charts/column-chart.tsx';
import { Anchor } from '#components/ui/anchor.tsx';

type SmallMultipleProps = {
  title: string;
  /** The papers that it draws, where an address says which those are. */
  href: string | undefined;
  /** Of how many papers it tells: `24 of 138`. */
  note: string;
  columns: readonly Column[];
  max: number;
};

/** One of many charts by year on one scale. The keyboard stops at its title; the table below them has every number. */
export function SmallMultiple({ title, href, note, columns, max }: SmallMultipleProps) {
  return (
    <li>
      <p className="top">
        <b>{href === undefined ? title : <Anchor href={href}>{title}</Anchor>}</b>
        <span>{note}</span>
      </p>
      <ColumnChart
        columns={columns}
        max={max}
        label={`${title} by year. ${columns.map(({ name }) => name).join('; ')}.`}
        ticks="ends"
        stops={false}
      />
    </li>
  );
}
