import { expect, test } from 'vitest';
import { contentTag } from '#scripts/serve/content-tag.ts';

const html = (body: string, edition = 'one') =>
  contentTag({ 'content-type': 'text/html; charset=utf-8' }, Buffer.from(body), edition);
const payload = (body: string, edition = 'one') =>
  contentTag({ 'content-type': 'text/x-component' }, Buffer.from(body), edition);

test('a page is what is seen of it', () => {
  const of = ({ head = '<meta a><title>T</title>', count = 12, rest = '' }, edition = 'one') =>
    html(`<html><head>${head}</head><body><main>${count} papers</main>${rest}</body></html>`, edition);
  const page = of({});
  expect(page).toMatch(/^W\/"[\w-]{27}"$/);
  expect(of({ head: '<title>T</title><meta a>' })).toBe(page);
  expect(of({ head: '<script src="/1.js" async=""></script><meta a><title>T</title>' })).toBe(page);
  expect(of({ rest: '<!--$--><script>self.__next_f.push([1,"1d:I[36753]"])</script><!--/$-->' })).toBe(page);
  expect(of({ count: 13 })).not.toBe(page);
  expect(of({ head: '<meta a><title>U</title>' })).not.toBe(page);
  expect(of({ rest: '<script type="application/ld+json">{"a":1}</script>' })).not.toBe(page);
  expect(of({}, 'two')).not.toBe(page);
});

test('a payload is the texts in it, however its rows are numbered', () => {
  const one = payload('1:I[7,["$4"],"Pending"]\n2:["$","td",null,{"children":"12 \\"papers\\""}]\n');
  expect(payload('9:["$","td",null,{"children":"12 \\"papers\\""}]\n8:I[7,["$18"],"Pending"]\n')).toBe(one);
  expect(payload('1:I[7,["$4"],"Pending"]\n2:["$","td",null,{"children":"13 \\"papers\\""}]\n')).not.toBe(
    one,
  );
  expect(
    payload('1:I[7,["$4"],"Pending"]\n2:["$","td",null,{"children":"12 \\"papers\\""}]\n', 'two'),
  ).not.toBe(one);
});

test('anything else is its bytes, whatever the build', () => {
  const feed = (body: string, edition: string) =>
    contentTag({ 'content-type': 'application/atom+xml' }, Buffer.from(body), edition);
  expect(feed('<feed/>', 'one')).toBe(feed('<feed/>', 'two'));
  expect(feed('<feed/>', 'one')).not.toBe(feed('<feed><!-- --></feed>', 'one'));
});
