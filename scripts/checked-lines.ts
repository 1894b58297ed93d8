import { refusalOf } from '#db/ingest/files.ts';
import { UsageError } from '#scripts/command.ts';
import { linesOf } from '#scripts/line-reader.ts';

const SHOWN_ERRORS = 10;

/**
 * What `read` makes of the lines of a text file, gzipped or not, with their numbers; blank lines are passed over. `read`
 * gives a string, why the line is wrong, or undefined for a line that has nothing to give.
 *
 * @throws UsageError naming file and line for a file that cannot be read, and after the last line for all that are wrong.
 */
export async function* checkedLines<Value extends object>(
  file: string,
  read: (text: string, line: number) => Value | string | undefined,
): AsyncGenerator<{ line: number; value: Value }> {
  const errors: string[] = [];
  try {
    for await (const { text, number: line } of linesOf(file)) {
      if (text.trim() === '') continue;
      const value = read(text, line);
      if (typeof value === 'string') errors.push(`${file}, line ${line}: ${value}`);
      else if (value !== undefined) yield { line, value };
    }
  } catch (error) {
    const { line, reason } = refusalOf(error);
    throw new UsageError(`${file}${line > 0 ? `, line ${line}` : ''}: ${reason}`);
  }
  if (errors.length > SHOWN_ERRORS)
    errors.splice(SHOWN_ERRORS, errors.length, `… and ${errors.length - SHOWN_ERRORS} lines more`);
  if (errors.length > 0) throw new UsageError(errors.join('\n'));
}
