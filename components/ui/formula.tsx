/**
 * A formula as MathML. The markup is of lib/text/mathml.ts, which lets nothing out but `<math>` elements without
 * addresses, styles or scripts; no other component sets markup as such.
 */
export function Formula({ markup }: { markup: string }) {
  return <span className="math" dangerouslySetInnerHTML={{ __html: markup }} />;
}
