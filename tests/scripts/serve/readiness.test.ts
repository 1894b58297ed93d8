import { expect, test } from 'vitest';
import { UnavailableError } from '#db/readers/unavailable.ts';
import { readiness } from '#scripts/serve/readiness.ts';

function lacking(question: () => Promise<unknown>, isStopping = false) {
  const said: string[] = [];
  const lack = readiness({
    ...{ question, patience: 20, isStopping: () => isStopping },
    say: (error) => said.push(String(error)),
  });
  return { lack, said };
}

test('nothing is lacking where the database answers', async () => {
  expect(await lacking(async () => 483).lack()).toBeUndefined();
});

test('what is lacking is told without anything about the machine, and logged once', async () => {
  let works = false;
  const { lack, said } = lacking(async () => {
    if (!works) throw new Error('/srv/papers.sqlite is damaged: remove it and ingest again.');
  });
  const reason = 'The database cannot be read; the log has the reason.';
  expect([await lack(), await lack()]).toEqual([reason, reason]);
  expect(said).toEqual(['Error: /srv/papers.sqlite is damaged: remove it and ingest again.']);
  works = true;
  expect(await lack()).toBeUndefined();
  works = false;
  expect(await lack()).toBe(reason);
  expect(said).toHaveLength(2);
});

test('a database that does not answer, threads that have no time, a site that is stopped', async () => {
  expect(await lacking(() => new Promise(() => {})).lack()).toBe(
    'The database did not answer within 0.02 s.',
  );
  const busy = lacking(() => Promise.reject(new UnavailableError('500 wait')));
  expect(await busy.lack()).toBe('The threads that read the database have no time.');
  expect(await lacking(async () => 483, true).lack()).toBe('The site is being stopped.');
});
