import type { Parameter } from '#lib/api/parameters.ts';
import { type Params, type QueryProblem, shownValue } from '#lib/params.ts';
import { listed } from '#lib/wording.ts';

/** A parameter that cannot be had as it is; `value` is absent where the parameter is. */
export type ParameterError = { parameter: string; value?: string; detail: string };

/** What is wrong with the parameters of a request by themselves: names, numbers and forms. */
export function inputErrors(parameters: readonly Parameter[], params: Params): ParameterError[] {
  const given = Object.keys(params);
  return [
    ...given
      .filter((name) => !parameters.some((parameter) => parameter.name === name))
      .map((name) => unknownName(name, parameters, valuesOf(params, name))),
    ...parameters.flatMap((parameter) => parameterErrors(parameter, params)),
  ];
}

/** A value that the explorer cannot have, as an error: what a page would show instead is no matter. */
export function problemError({ parameter, value, fault, hint }: QueryProblem): ParameterError {
  return { parameter, value, detail: `${fault}.${hint ? ` ${hint}` : ''}` };
}

/** The parameters without those that errors name. */
export function withoutWrong(params: Params, errors: readonly ParameterError[]): Params {
  const wrong = new Set(errors.map(({ parameter }) => parameter));
  return Object.fromEntries(Object.entries(params).filter(([name]) => !wrong.has(name)));
}

function parameterErrors(parameter: Parameter, params: Params): ParameterError[] {
  const { name, value, takes, most, isRequired, instead } = parameter;
  const values = valuesOf(params, name);
  const about = (detail: string, text = values.join(', ')) => ({ parameter: name, value: text, detail });
  if (values.length === 0)
    return isRequired ? [{ parameter: name, detail: `“${name}” is missing; it takes ${takes}.` }] : [];
  if (instead !== undefined && valuesOf(params, instead).length > 0)
    return [about(`“${name}” and “${instead}” both say where to begin; only one of them can be given.`)];
  if (values.length > most) {
    const times = most === 1 ? 'once' : `${most} times at most`;
    return [about(`“${name}” is given ${values.length} times; it can be given ${times}.`)];
  }
  return values
    .filter((text) => !value.safeParse(text).success)
    .map((text) => about(`“${shownValue(text)}” is not what “${name}” takes: ${takes}.`, text));
}

function unknownName(
  name: string,
  parameters: readonly Parameter[],
  values: readonly string[],
): ParameterError {
  const known = parameters.map((parameter) => `“${parameter.name}”`);
  const there =
    known.length === 0
      ? 'there are none'
      : `there ${known.length === 1 ? 'is' : 'are'} ${listed(known, 'and')}`;
  return {
    parameter: name,
    value: values.join(', '),
    detail: `“${shownValue(name)}” is no parameter here; ${there}.`,
  };
}

function valuesOf(params: Params, name: string): readonly string[] {
  const value = Object.hasOwn(params, name) ? params[name] : undefined;
  return typeof value === 'string' ? [value] : (value ?? []);
}
