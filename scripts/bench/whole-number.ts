import { UsageError } from '#scripts/command.ts';

/** What an option gives as a number from 1. @throws UsageError for anything else */
export function wholeNumber(option: string, text: string | undefined): number {
  const number = Number(text);
  if (!text || !Number.isSafeInteger(number) || number < 1)
    throw new UsageError(`${option} wants a whole number from 1, not “${text ?? ''}”.`);
  return number;
}
