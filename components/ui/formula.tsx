/**
 * A formula as MathML. The markup is of lib/text/mathml.ts, which lets nothing out but `<math>` elements without
 * addresses, styles or scripts; this is the only place where markup is set as such.
 */
export function Formula({ markup }: { markup: string }) {
  return <span className="math" dangerouslySetInnerHTML={{ __html: markup }} />;
}
