import { expect, test } from 'vitest';
import { freePort } from '#scripts/bench/compare/free-port.ts';
import { nginxProgram, withNginx } from '#scripts/bench/compare/nginx.ts';

const program = nginxProgram();

async function answered(address: string): Promise<Response> {
  for (let tries = 0; ; tries++) {
    const response = await fetch(address).catch((error: unknown) => error);
    if (response instanceof Response) return response;
    if (tries === 500) throw response;
  }
}

test.skipIf(program === undefined)('nginx serves the bytes it is given, and is gone afterwards', async () => {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}/0.html`;
  const files = new Map([['0.html', Buffer.from('<p>Naïve Bayes</p>')]]);
  const body = await withNginx(program ?? '', port, files, async () => (await answered(address)).text());
  expect(body).toBe('<p>Naïve Bayes</p>');
  await expect(fetch(address)).rejects.toThrow();
});
