/**
 * A formula as MathML. The markup is of lib/text/mathml.ts, which lets nothing out but `<math>` elements without
 * addresses, styles or scripts; no other component sets markup as such.
 */
export function Formula({ markup, isLong }: { markup: string; isLong: boolean }) {
  return <span className={isLong ? 'math is-long' : 'math'} dangerouslySetInnerHTML={{ __html: markup }} />;
}
