import { NumbersTable, type NumbersTableProps } from '#components/charts/numbers-table.tsx';

/** The numbers of a chart as a table that opens below it. */
export function ChartTable(props: NumbersTableProps) {
  return (
    <details className="chart-table">
      <summary className="lk">The numbers</summary>
      <NumbersTable {...props} />
    </details>
  );
}
