import { xorshift } from '#lib/topics/training/logistic-regression.ts';

/** Draws by chance, the same for the same seed. */
export type Chances = {
  /** Whether something of this probability happens. */
  of: (probability: number) => boolean;
  /** @throws RangeError where there is nothing to choose from */
  one: <Value>(values: readonly Value[]) => Value;
  /** A key by its share in all. */
  byShare: <Key extends string>(shares: Readonly<Record<Key, number>>) => Key;
};

export function chances(seed: number): Chances {
  const random = xorshift(seed);
  // The first numbers of neighbouring seeds are alike.
  for (let i = 0; i < 16; i++) random();
  return {
    of: (probability) => random() < probability,
    one: (values) => {
      if (values.length === 0) throw new RangeError('There is nothing to choose from.');
      return values[Math.floor(random() * values.length)] as (typeof values)[number]; // within
    },
    byShare: (shares) => {
      const keys = Object.keys(shares) as (keyof typeof shares)[]; // those of the type
      const sum = keys.reduce((before, key) => before + shares[key], 0);
      let rest = random() * sum;
      const drawn = keys.find((key) => {
        rest -= shares[key];
        return rest < 0;
      });
      if (drawn === undefined) throw new RangeError('There is nothing to choose from.');
      return drawn;
    },
  };
}
