import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { keepStatements } from '#db/kept-statements.ts';

function connection(): Sqlite.Database {
  const client = new Sqlite(':memory:');
  client.exec('create table t (n integer); insert into t values (1), (2), (3)');
  keepStatements(client);
  return client;
}

test('a text is prepared once, and answers for what is there now', () => {
  const client = connection();
  const first = client.prepare('select count(*) as n from t where n > ?');
  expect(first.get(1)).toEqual({ n: 2 });
  client.exec('insert into t values (4)');
  const again = client.prepare('select count(*) as n from t where n > ?');
  expect(again).toBe(first);
  expect(again.get(1)).toEqual({ n: 3 });
});

test('what was not used for long is let go', () => {
  const client = connection();
  const first = client.prepare('select 0');
  const used = client.prepare('select -1');
  for (let n = 1; n < 400; n++) {
    client.prepare(`select ${n}`);
    expect(client.prepare('select -1')).toBe(used);
  }
  expect(client.prepare('select 0')).not.toBe(first);
  expect(client.prepare('select -1')).toBe(used);
});
